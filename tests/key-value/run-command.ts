import { OrmError } from "../../ir/orm-error.ts";
import type { Leaves, Record } from "./run-leaf.ts";
import type { StoreCommand } from "./store-arbitraries.ts";

/** What came of a command: records, or which rule refused it. */
export type Outcome =
  | { readonly records: readonly Record[] }
  | { readonly code: string; readonly target: readonly string[] | undefined };

export async function outcomeOf(leaves: Leaves, command: StoreCommand): Promise<Outcome> {
  try {
    return { records: await run(leaves, command) };
  } catch (error) {
    if (!(error instanceof OrmError)) throw error;
    return { code: error.code, target: error.meta.target };
  }
}

function run(leaves: Leaves, command: StoreCommand): Promise<Record[]> {
  switch (command.kind) {
    case "insert":
      return leaves.insert("item", ...command.records);
    case "update":
      return leaves.updateEach(
        "item",
        "id",
        command.ids.map((id) => [id]),
        command.edits,
        command.guard,
      );
    case "updateBySlug":
      return leaves.update("item", "slug", [command.slug], command.edits, command.guard);
    case "updateRows":
      return leaves.updateRows(
        "item",
        command.ids.map((id) => [id]),
        command.edits,
        command.guard,
      );
    case "upsert":
      return leaves.upsert("item", command.key, command.create, command.edits);
    case "delete":
      return leaves.remove("item", "id", [command.id], command.guard);
  }
}
