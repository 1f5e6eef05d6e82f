import fc from "fast-check";
import { test } from "uvu";
import type { Target } from "../support/targets/target.ts";
import { embeddedTargets } from "../support/targets/targets.ts";
import { schemaSketch } from "./arbitraries/schema.ts";
import { Asker } from "./metamorphic/asker.ts";
import { type Question, question } from "./metamorphic/question.ts";
import { type MetamorphicRelation, RELATIONS } from "./metamorphic/relations.ts";
import { storeRows } from "./runner/run-history.ts";
import { cases, seeds } from "./runner/seeds.ts";
import { show } from "./runner/show.ts";
import { buildSchema } from "./schema/build-schema.ts";
import { keysOf, type SchemaSketch, sketchOf } from "./schema/sketch.ts";

const QUESTIONS_PER_SCHEMA = 10;
const targets = embeddedTargets();

async function ask(target: Target, schema: SchemaSketch, questions: readonly Question[], at: number) {
  const subject = await target.open(buildSchema(schema));
  try {
    for (const [place, asked] of questions.entries()) {
      // Each question is asked about one relation, and every relation is asked about equally often.
      const relation = RELATIONS[(at + place) % RELATIONS.length];
      await subject.clear();
      await storeRows(subject.orm, asked.rows);
      const key = keysOf(sketchOf(schema, asked.model))[0]?.fields ?? [];
      await relation?.check(new Asker(subject, asked.model, key), asked).catch((error: unknown) => {
        throw new Error(`${target.name}: ${told(relation, schema, asked)}`, { cause: error });
      });
    }
  } finally {
    await subject.dispose();
  }
}

function told(relation: MetamorphicRelation, schema: SchemaSketch, asked: Question): string {
  return `${relation.name}\n${show(asked)}\n${show(sketchOf(schema, asked.model))}`;
}

for (const seed of seeds()) {
  test(`answers agree with one another, seed ${seed}`, async () => {
    const counts = new Map<string, number>();
    let at = 0;
    const property = fc.asyncProperty(
      schemaSketch().chain((schema) =>
        fc
          .array(question(schema), { minLength: QUESTIONS_PER_SCHEMA, maxLength: QUESTIONS_PER_SCHEMA })
          .map((questions) => ({ schema, questions })),
      ),
      async ({ schema, questions }) => {
        for (const target of targets) {
          if (at % target.oneOf !== 0) continue;
          await ask(target, schema, questions, at);
          counts.set(target.name, (counts.get(target.name) ?? 0) + questions.length);
        }
        at++;
      },
    );
    const numRuns = Math.ceil(cases(200) / QUESTIONS_PER_SCHEMA);
    const result = await fc.check(property, { seed, numRuns, endOnFailure: true });
    if (result.failed) throw result.errorInstance ?? new Error("generation failed");
    console.log([...counts].map(([name, count]) => `${name.padEnd(16)} ${count} questions`).join("\n"));
  });
}

test.after(async () => {
  for (const target of targets) await target.close();
});

test.run();
