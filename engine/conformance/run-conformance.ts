import type { Capabilities } from "../../ir/capabilities.ts";
import { createOrm } from "../create-orm.ts";
import type { Driver } from "../driver.ts";
import { CASES } from "./cases/index.ts";
import type { ConformanceCase, ConformanceLevel, ConformanceSubject } from "./conformance-case.ts";
import { ConformanceClock } from "./conformance-clock.ts";
import { conformanceSchema } from "./conformance-schema.ts";
import { deepEqual } from "./expect.ts";

export interface ConformanceOptions {
  /** A driver over a store with nothing in it; called once. Its tables are made through `push`. */
  readonly createDriver: () => Driver | Promise<Driver>;
  /** What the backend is said to promise. The driver must claim the same of each that is named. */
  readonly capabilities: Partial<Capabilities>;
  /** All levels by default. */
  readonly levels?: readonly ConformanceLevel[] | undefined;
  /** Removes all rows, before each case; by default through the orm. */
  readonly clear?: (() => Promise<void>) | undefined;
  /** How many requests the raw client has sent so far, where that can be counted. */
  readonly sent?: (() => number | null) | undefined;
  /** Whether the database checks references row by row, as InnoDB does, not when the statement is done. */
  readonly referencesByRow?: (() => boolean) | undefined;
  /**
   * Registers a case with a test runner, such as `test` of uvu or of node:test, which then runs it. Without
   * it the cases run here, one after the other.
   */
  readonly test?: ((name: string, run: () => Promise<void>) => unknown) | undefined;
}

export interface ConformanceFailure {
  readonly level: ConformanceLevel;
  readonly name: string;
  readonly error: unknown;
}

/** What came of the cases that ran; empty where a test runner has them. */
export interface ConformanceReport {
  readonly passed: readonly string[];
  readonly failed: readonly ConformanceFailure[];
}

/**
 * Shows on one backend that it keeps the contract, or says by its capabilities where it does not. Never
 * rejects for a case that fails: the report names it.
 */
export async function runConformance(options: ConformanceOptions): Promise<ConformanceReport> {
  const open = opener(options);
  const passed: string[] = [];
  const failed: ConformanceFailure[] = [];
  for (const { level, name, run } of casesOf(options)) {
    const act = async () => {
      const subject = await open();
      await (options.clear ?? (() => clearThrough(subject)))();
      subject.clock.follow();
      await run(subject);
    };
    if (options.test !== undefined) options.test(name, act);
    else {
      await act().then(
        () => passed.push(name),
        (error: unknown) => failed.push({ level, name, error }),
      );
    }
  }
  return { passed, failed };
}

const LEVELS: readonly ConformanceLevel[] = ["reads", "writes", "atomicity", "transactions"];

interface LevelCase extends ConformanceCase {
  readonly level: ConformanceLevel;
}

function casesOf({ levels = LEVELS, capabilities }: ConformanceOptions): readonly LevelCase[] {
  const claims = { level: "reads", ...claimsCase(capabilities) } as const;
  return [claims, ...levels.flatMap((level) => CASES[level].map((one) => ({ level, ...one })))];
}

function claimsCase(said: Partial<Capabilities>): ConformanceCase {
  return {
    name: "the driver claims what is said of the backend",
    run: async ({ capabilities }) => {
      for (const [name, value] of Object.entries(said)) {
        deepEqual(Reflect.get(capabilities, name), value, `the capability "${name}"`);
      }
    },
  };
}

/** One store for all cases: making tables takes longer than most of them. */
function opener({
  createDriver,
  sent = () => null,
  referencesByRow = () => false,
}: ConformanceOptions): () => Promise<ConformanceSubject> {
  let opened: Promise<ConformanceSubject> | null = null;
  const open = async (): Promise<ConformanceSubject> => {
    const driver = await createDriver();
    await driver.push?.(conformanceSchema.catalog);
    const clock = new ConformanceClock();
    const orm = createOrm({ schema: conformanceSchema, driver, clock: clock.read });
    return { orm, driver, capabilities: driver.capabilities, clock, sent, referencesByRow };
  };
  return () => {
    opened ??= open();
    return opened;
  };
}

/** Before any row ends, so that all are seen. */
const FIRST_INSTANT = Date.UTC(1000, 0, 1);

/** Rows that refer to others go first. */
async function clearThrough({ orm, clock }: ConformanceSubject): Promise<void> {
  clock.set(FIRST_INSTANT);
  await orm.visit.deleteMany({ where: {} });
  await orm.lease.deleteMany({ where: {} });
  await orm.grant.deleteMany({ where: {} });
  await orm.comment.updateMany({ where: {}, data: { parentId: null } });
  await orm.articleTag.deleteMany({ where: {} });
  await orm.comment.deleteMany({ where: {} });
  await orm.article.deleteMany({ where: {} });
  await orm.badge.deleteMany({ where: {} });
  await orm.author.deleteMany({ where: {} });
  await orm.tag.deleteMany({ where: {} });
  await orm.counter.deleteMany({ where: {} });
  await orm.setting.deleteMany({ where: {} });
  await orm.named.deleteMany({ where: {} });
  await orm.sample.deleteMany({ where: {} });
}
