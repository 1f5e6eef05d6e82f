import type { Dialect } from "../../emitters/sql/dialect.ts";
import type { Catalog, Model } from "../../ir/catalog.ts";
import type { Answer, PreparedLeaf, Sent, Session } from "../driver.ts";
import type { TextColumns } from "./text-columns.ts";

/** A leaf as it was emitted with what was known of the columns at that time. */
interface Emitted {
  readonly prepared: PreparedLeaf;
  readonly version: number;
  /** The models whose text it compares. */
  readonly models: readonly Model[];
  readonly isSettled: boolean;
}

/**
 * The leaf in the form that suits the columns whose text it compares. Where they are not known yet, its
 * first run asks for them before it sends anything; what compares no text never does.
 */
export function prepareByStorage(
  columns: TextColumns,
  dialect: Dialect,
  catalog: Catalog,
  prepare: (dialect: Dialect) => PreparedLeaf,
): PreparedLeaf {
  let emitted = emit(columns, dialect, prepare);
  if (emitted.models.length === 0) return emitted.prepared;
  const current = () => {
    if (emitted.version !== columns.version) emitted = emit(columns, dialect, prepare);
    return emitted;
  };
  const runFirst = async (session: Session, values: readonly unknown[], sent: Sent): Promise<Answer> => {
    await columns.learn(session, catalog, sent);
    sent.interruption?.check();
    const { prepared, models } = current();
    const answer = await prepared.run(session, values, sent);
    columns.settle(models);
    return answer;
  };
  return Object.freeze({
    codec: emitted.prepared.codec,
    get text() {
      return current().prepared.text;
    },
    get roundTrips() {
      return current().prepared.roundTrips ?? 1;
    },
    get roundTripsMax() {
      const { prepared, isSettled } = current();
      return (prepared.roundTripsMax ?? prepared.roundTrips ?? 1) + (isSettled ? 0 : 1);
    },
    run: (session: Session, values: readonly unknown[], sent: Sent) => {
      const { prepared, isSettled } = current();
      return isSettled ? prepared.run(session, values, sent) : runFirst(session, values, sent);
    },
  });
}

function emit(columns: TextColumns, dialect: Dialect, prepare: (dialect: Dialect) => PreparedLeaf): Emitted {
  const asked = new Set<Model>();
  const { version } = columns;
  const prepared = prepare(
    Object.freeze({
      ...dialect,
      storageOf: (model: Model, field: string) => {
        asked.add(model);
        return columns.storageOf(model, field);
      },
    }),
  );
  const models = [...asked];
  const isSettled = models.every((model) => columns.isSettled(model));
  return { prepared, version, models, isSettled };
}
