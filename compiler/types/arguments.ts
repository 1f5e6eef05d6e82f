import type { AnyCalls } from "./model-calls.ts";
import type { Capture } from "./select.ts";

export interface FindUniqueArgs<Calls extends AnyCalls, Selected> {
  readonly where: Calls["uniqueWhere"];
  /** What to return; without it, all scalars. */
  readonly select?: Capture<Calls["select"], Selected>;
}

export interface FindFirstArgs<Calls extends AnyCalls, Selected> {
  readonly where?: Calls["where"];
  readonly orderBy?: Calls["orderBy"];
  readonly skip?: number | undefined;
  /** What to return; without it, all scalars. */
  readonly select?: Capture<Calls["select"], Selected>;
}

export interface FindManyArgs<Calls extends AnyCalls, Selected> {
  readonly where?: Calls["where"];
  readonly orderBy?: Calls["orderBy"];
  readonly take?: number | undefined;
  readonly skip?: number | undefined;
  /** What to return; without it, all scalars. */
  readonly select?: Capture<Calls["select"], Selected>;
}

export interface CountArgs<Calls extends AnyCalls> {
  readonly where?: Calls["where"];
  readonly orderBy?: Calls["orderBy"];
  readonly take?: number | undefined;
  readonly skip?: number | undefined;
}

export interface CreateArgs<Calls extends AnyCalls, Selected> {
  readonly data: Calls["createData"];
  /** What to return; without it, all scalars. */
  readonly select?: Capture<Calls["select"], Selected>;
}

export interface CreateManyArgs<Calls extends AnyCalls, Selected> {
  readonly data: readonly Calls["createData"][];
  /** What to return; without it, all scalars. */
  readonly select?: Capture<Calls["select"], Selected>;
}

export interface UpdateArgs<Calls extends AnyCalls, Selected> {
  readonly where: Calls["targetWhere"];
  readonly data: Calls["updateData"];
  /** What to return; without it, all scalars. */
  readonly select?: Capture<Calls["select"], Selected>;
}

export interface UpdateManyArgs<Calls extends AnyCalls> {
  /** `{}` means all rows. */
  readonly where: Calls["where"];
  readonly data: Calls["updateData"];
}

export interface DeleteArgs<Calls extends AnyCalls> {
  readonly where: Calls["targetWhere"];
}

export interface DeleteManyArgs<Calls extends AnyCalls> {
  /** `{}` means all rows. */
  readonly where: Calls["where"];
}

/** Of its own because `where` decides what `create` needs; see `UpsertBy`. */
export interface Selecting<Calls extends AnyCalls, Selected> {
  /** What to return; without it, all scalars. */
  readonly select?: Capture<Calls["select"], Selected>;
}
