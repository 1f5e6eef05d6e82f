import { test } from "uvu";
import * as assert from "uvu/assert";
import { createOrm } from "../../engine/create-orm.ts";
import { answerText, checkAnswer } from "../golden/check-answer.ts";
import { farmSchema } from "../golden/farm-schema.ts";
import { farmSeed } from "../golden/farm-seed.ts";
import { goldenCalls } from "../golden/golden-call.ts";
import { anyCalls, runCall } from "../golden/run-call.ts";
import { laterDriver } from "./support/later-driver.ts";

test("a backend that answers later, and out of turn, gives the same answers", async () => {
  await Promise.all(
    goldenCalls.map(async (call) => {
      const calls = anyCalls(createOrm({ schema: farmSchema, driver: laterDriver(farmSeed).driver }));
      const result = await runCall(calls, call);
      const after = call.after && (await runCall(calls, call.after));
      checkAnswer(call, answerText(call, result, after), "from later answers");
    }),
  );
});

test("calls of one shape that run at once do not mix up their values", async () => {
  const orm = createOrm({ schema: farmSchema, driver: laterDriver(farmSeed).driver });
  const plotsOf = async (slug: string) => {
    const farms = await orm.farm.findMany({
      where: { slug },
      select: { slug: true, plots: { orderBy: { code: "asc" }, select: { code: true } } },
    });
    return farms.map((farm) => [farm.slug, farm.plots.map(({ code }) => code).join("")].join(" "));
  };
  const asked = Array.from(
    { length: 30 },
    (_, at) => ["hilltop", "meadow", "riverside", "none"][at % 4] ?? "",
  );
  const answers = await Promise.all(asked.map(plotsOf));
  const expected = new Map([
    ["hilltop", ["hilltop ABC"]],
    ["meadow", ["meadow A"]],
    ["riverside", ["riverside "]],
  ]);
  answers.forEach((answer, at) => {
    assert.equal(answer, expected.get(asked[at] ?? "") ?? []);
  });
});

test.run();
