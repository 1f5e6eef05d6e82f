import * as assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { test } from "uvu";
import { memoryTarget } from "../../support/targets/memory.ts";
import type { Target } from "../../support/targets/target.ts";
import { readHistory } from "../arbitraries/history.ts";
import type { Scenario } from "../history.ts";
import { callOrm } from "../runner/call-orm.ts";
import { storeRows } from "../runner/run-history.ts";
import { scenarioText } from "../runner/scenario-json.ts";
import { workload } from "../runner/workload.ts";
import { buildSchema } from "../schema/build-schema.ts";
import type { FuzzBackend } from "./backends.ts";
import { readOptions, UsageError } from "./options.ts";
import { replay } from "./replay.ts";
import { programText } from "./reproduction.ts";

const COMMAND = ["--import", "tsx", "tests/equivalence/fuzz/main.ts"];
const ENGINE = new URL("../../../engine/index.ts", import.meta.url).href;

interface Ended {
  readonly code: number;
  readonly output: string;
}

function node(args: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(process.execPath, [...args], (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), output: stdout + stderr }),
    );
  });
}

/** Reads without a mistake in them, of which a program can print the answers. */
function someReads(): Scenario {
  const { schema, histories } = workload(readHistory, 42, 0);
  const [history] = histories;
  if (history === undefined) throw new TypeError("no history");
  return { schema, ...history };
}

async function withFile(name: string, text: string, use: (file: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "farm-orm-fuzz-"));
  const file = join(folder, name);
  writeFileSync(file, text);
  await use(file).finally(() => rmSync(folder, { recursive: true }));
}

function backend(open: FuzzBackend["open"]): FuzzBackend {
  return { name: "one", group: "embedded", packages: [], server: null, open };
}

test("what makes no sense is answered in a sentence", () => {
  const read = (...args: string[]) => readOptions(args, () => 7, 2);
  const refused = (pattern: RegExp, ...args: string[]) =>
    assert.throws(
      () => read(...args),
      (error) => error instanceof UsageError && pattern.test(error.message),
    );
  refused(/no backend "oracle".*memory, .*embedded, server, host/, "--backends", "memory,oracle");
  refused(/--cases takes a whole number/, "--cases", "1.5");
  refused(/--minutes takes a number/, "--minutes", "soon");
  refused(/--nothing/, "--nothing");
  const command = read("--backends", "embedded,memory", "--cases", "10");
  assert.ok(command.kind === "fuzz");
  assert.equal(command.options.seed, 7);
  assert.ok(command.options.backends.every(({ group }) => group === "embedded"));
});

test("the command runs cases, says what it reached, and ends with 0", async () => {
  const { code, output } = await node([...COMMAND, "--backends", "memory", "--cases", "40", "--seed", "42"]);
  assert.equal(code, 0, output);
  assert.match(output, /memory +done +40 cases/);
  assert.match(output, /of \d+ pairs that can meet/);
  assert.match(output, /pairs that can meet did not:/);
  assert.match(output, /no difference/);
});

/** A store that takes rows and keeps none. */
const openForgetful: Target["open"] = async (schema, options) => {
  const subject = await memoryTarget().open(schema, options);
  const orm = { ...subject.orm };
  for (const name of Object.keys(schema.catalog.models)) {
    const calls: object = Object(Reflect.get(orm, name));
    Reflect.set(orm, name, { ...calls, createMany: async () => [] });
  }
  return { ...subject, orm };
};

test("a replay ends with 1 where a backend disagrees, and with 0 where it does not", async () => {
  const scenario = someReads();
  await withFile("case.json", scenarioText(scenario), async (file) => {
    const command = readOptions(["--replay", file], () => 1, 1);
    assert.ok(command.kind === "replay");
    const on = (...backends: FuzzBackend[]) => replay(file, { ...command.options, backends });
    assert.equal(await on(backend(async () => memoryTarget())), 0);
    const forgetful: Target = { ...memoryTarget(), open: openForgetful };
    assert.equal(await on(backend(async () => forgetful)), 1);
  });
});

test("a replay makes the orm as it was made when it failed", async () => {
  const scenario: Scenario = { ...someReads(), options: { strategy: "batch" } };
  await withFile("case.json", scenarioText(scenario), async (file) => {
    const command = readOptions(["--replay", file], () => 1, 1);
    assert.ok(command.kind === "replay");
    const strategies: unknown[] = [];
    const { open, ...memory } = memoryTarget();
    const heard: Target = {
      ...memory,
      open: (schema, options) => {
        strategies.push(options?.strategy);
        return open(schema, options);
      },
    };
    assert.equal(await replay(file, { ...command.options, backends: [backend(async () => heard)] }), 0);
    assert.deepEqual(strategies, ["batch"]);
  });
});

test("a disagreement is told as a program that runs by itself", async () => {
  const scenario: Scenario = { ...someReads(), options: { strategy: "batch" } };
  const subject = await memoryTarget().open(buildSchema(scenario.schema));
  await storeRows(subject.orm, scenario.rows);
  const answers: string[] = [];
  for (const step of scenario.steps) {
    if (step.kind !== "call") continue;
    const answer = await callOrm(subject.orm, step.call).then(
      (value) => inspect(value),
      (error: unknown) => String(Reflect.get(Object(error), "code")),
    );
    answers.push(answer);
  }
  await withFile("case.mts", programText(scenario, ENGINE), async (file) => {
    const { output } = await node(["--import", "tsx", file]);
    assert.equal(output, `${answers.join("\n")}\n`);
  });
});

test.run();
