import { suite } from "uvu";
import * as assert from "uvu/assert";
import { renderCompiledModule } from "../../engine/ahead/render-compiled-module.ts";
import type { BackendOptions } from "../../engine/backends/backend.ts";
import type { OrmOptions } from "../../engine/orm-options.ts";
import { OrmError } from "../../ir/orm-error.ts";
import { answerText, checkAnswer } from "../golden/check-answer.ts";
import { farmSchema } from "../golden/farm-schema.ts";
import { farmSeed } from "../golden/farm-seed.ts";
import { type GoldenCall, goldenCalls } from "../golden/golden-call.ts";
import { type AnyCalls, anyCalls, runCall } from "../golden/run-call.ts";
import { evaluateCompiledModule } from "../support/evaluate-compiled-module.ts";
import { cloudflareKvTarget } from "../support/targets/cloudflare-kv.ts";
import { d1Target } from "../support/targets/d1.ts";
import type { Subject, Target } from "../support/targets/target.ts";

type FarmOptions = BackendOptions & OrmOptions;

compiledAlike("d1", d1Target());
compiledAlike("d1", d1Target(), { strategy: "batch" });
compiledAlike("d1", d1Target(), { strategy: "joined" });
compiledAlike("cloudflare-kv", cloudflareKvTarget(), { atomicity: "process" });

/** Each golden call by itself in a bundle: it answers as it should, and sends what it sends where it is compiled when it is made. */
function compiledAlike(backend: string, target: Target, options: FarmOptions = {}): void {
  const how = [backend, ...Object.values(options)].join(", ");
  const test = suite<{ subject: Subject<typeof farmSchema> }>(`compiled calls on ${how}`);
  test.before(async (context) => {
    context.subject = await target.open(farmSchema, options);
    await fill(context.subject);
  });
  test.after(async ({ subject }) => {
    await subject.dispose();
    await target.close();
  });
  test("answer and send as compiling does", async ({ subject }) => {
    let ran = 0;
    for (const call of goldenCalls) if (await isAlike(subject, backend, call, options, how)) ran++;
    assert.ok(ran > goldenCalls.length / 2, `${ran} of ${goldenCalls.length} calls ran`);
  });
  test.run();
}

async function isAlike(
  subject: Subject<typeof farmSchema>,
  backend: string,
  call: GoldenCall,
  options: FarmOptions,
  how: string,
): Promise<boolean> {
  let text: string;
  try {
    text = await moduleOf(backend, call, options);
  } catch (error) {
    assert.instance(error, OrmError);
    assert.equal(await runCall(anyCalls(subject.orm), call), { error: "UNSUPPORTED" }, call.name);
    return false;
  }
  const { createOrmFromRuntime, defineSchema } = evaluateCompiledModule(text);
  const schema = defineSchema(bundledFarm());
  const { client } = subject.driver;
  const compiled = await answered(subject, await createOrmFromRuntime({ schema, client, ...options }), call);
  checkAnswer(call, answerText(call, compiled.result, compiled.after), `compiled for ${how}`);
  const compiling = await answered(subject, subject.orm, call);
  assert.equal(compiled.statements, compiling.statements, call.name);
  return true;
}

/** The models as a bundle has them: their tables, and fields of whatever kind. */
function bundledFarm(): object {
  const models = Object.values(farmSchema.catalog.models).map(({ name, table, namespace, fields }) => [
    name,
    {
      table: { name: table, schema: namespace },
      fields: Object.fromEntries(fields.map((field) => [field.name, null])),
    },
  ]);
  return Object.fromEntries(models);
}

function moduleOf(backend: string, call: GoldenCall, options: FarmOptions): Promise<string> {
  return renderCompiledModule(async (record) => {
    const calls = anyCalls(record({ schema: farmSchema, backend, ...options }));
    await runCall(calls, call);
    if (call.after !== null) await runCall(calls, call.after);
  });
}

interface Answered {
  readonly result: unknown;
  readonly after: unknown;
  readonly statements: readonly string[];
}

/** The call and what it leaves behind; the records are then as they were before. */
async function answered(
  subject: Subject<typeof farmSchema>,
  orm: object,
  call: GoldenCall,
): Promise<Answered> {
  const calls: AnyCalls = anyCalls(orm);
  const statements: string[] = [];
  const listen: unknown = Reflect.get(orm, "$on");
  if (typeof listen !== "function") throw new TypeError("an orm without events");
  const stop = listen("query", (event: { readonly statements: readonly string[] }) =>
    statements.push(...event.statements),
  );
  const result = await runCall(calls, call);
  const after = call.after && (await runCall(calls, call.after));
  stop();
  if (call.after !== null || !call.method.startsWith("find")) await fill(subject);
  return { result, after, statements };
}

async function fill(subject: Subject<typeof farmSchema>): Promise<void> {
  const calls = anyCalls(subject.orm);
  for (const model of Object.keys(farmSeed).reverse()) {
    await runCall(calls, { model, method: "deleteMany", args: { where: {} } });
  }
  for (const [model, data] of Object.entries(farmSeed)) {
    await runCall(calls, { model, method: "createMany", args: { data } });
  }
}
