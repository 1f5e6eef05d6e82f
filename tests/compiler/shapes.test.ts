import { test } from "uvu";
import * as assert from "uvu/assert";
import { lower } from "../../compiler/lower/lower.ts";
import type { Method } from "../../compiler/shape/method.ts";
import { farmSchema } from "../golden/farm-schema.ts";
import { goldenCalls } from "../golden/golden-call.ts";
import { readShape } from "./support/read-shape.ts";

function spelled(model: string, method: Method, args?: unknown): string {
  return JSON.stringify(readShape(farmSchema, { model, method, args }).words);
}

function sameShape(method: Method, a: unknown, b: unknown, model = "plot"): void {
  assert.is(spelled(model, method, a), spelled(model, method, b));
}

function otherShape(method: Method, a: unknown, b: unknown, model = "plot"): void {
  assert.is.not(spelled(model, method, a), spelled(model, method, b));
}

test("values are no part of a shape", () => {
  sameShape("findMany", { where: { crop: "rye" }, take: 1 }, { where: { crop: "'; drop" }, take: 99 });
  sameShape("findMany", { where: { id: { in: [] } } }, { where: { id: { in: ["a", "b", "c"] } } });
  sameShape("createMany", { data: [] }, { data: [{ farmId: "f", code: "c", size: 1 }] });
  sameShape(
    "update",
    { where: { id: "a" }, data: { crop: "x" } },
    { where: { id: "b" }, data: { crop: null } },
  );
});

test("arguments may come in any order", () => {
  sameShape("findMany", { where: {}, take: 1, skip: 2 }, { skip: 3, take: 4, where: {} });
  sameShape(
    "create",
    { data: { farmId: "f", code: "c", size: 1 } },
    { data: { size: 1, code: "c", farmId: "f" } },
  );
  sameShape("findUnique", { where: { farmId: "f", code: "c" } }, { where: { code: "c", farmId: "f" } });
});

test("both spellings of a compound key have one shape, and so have both of equality", () => {
  sameShape(
    "findUnique",
    { where: { farmId: "f", code: "c" } },
    { where: { farmCode: { code: "c", farmId: "f" } } },
  );
  sameShape("findMany", { where: { crop: "rye" } }, { where: { crop: { equals: "rye" } } });
  sameShape("findMany", { where: { crop: { eq: "rye" } } }, { where: { crop: { equals: "rye" } } });
  sameShape("findMany", { orderBy: { size: "asc" } }, { orderBy: [{ size: "asc" }] });
});

test("what is absent and what is undefined have one shape, where undefined is allowed", () => {
  sameShape("findMany", {}, { where: undefined, take: undefined, select: undefined });
  sameShape("findMany", undefined, {});
  sameShape(
    "update",
    { where: { id: "a" }, data: { crop: "x" } },
    { where: { id: "a" }, data: { crop: "x", size: undefined } },
  );
});

test("findOne is findFirst", () => {
  assert.is(spelled("plot", "findOne", { where: {} }), spelled("plot", "findFirst", { where: {} }));
});

test("whatever changes the answer's form or meaning changes the shape", () => {
  otherShape("findMany", { where: { crop: "rye" } }, { where: { crop: null } });
  otherShape("findMany", { where: { crop: "rye" } }, { where: { crop: { not: "rye" } } });
  otherShape("findMany", { where: { crop: "rye" } }, { where: { code: "rye" } });
  otherShape("findMany", { take: 1 }, { skip: 1 });
  otherShape("findMany", { orderBy: { size: "asc" } }, { orderBy: { size: "desc" } });
  otherShape("findMany", { select: { id: true, code: true } }, { select: { code: true, id: true } });
  otherShape("findMany", { select: { farm: true } }, { select: { farm: { select: { id: true } } } });
  otherShape("findMany", { where: { AND: [{ code: "a" }] } }, { where: { OR: [{ code: "a" }] } });
  otherShape("findMany", { where: { NOT: { code: "a" } } }, { where: { code: "a" } });
  otherShape(
    "findMany",
    { where: { OR: [{ code: "a" }, { code: "b" }] } },
    { where: { OR: [{ code: "a" }] } },
  );
  otherShape("findMany", { where: { code: "a", AND: [] } }, { where: { code: "a", OR: [] } });
  otherShape(
    "update",
    { where: { id: "a" }, data: { size: 1 } },
    { where: { id: "a" }, data: { size: { increment: 1 } } },
  );
  otherShape("delete", { where: { id: "a" } }, { where: { id: "a", code: "c" } });
  otherShape("findUnique", { where: { id: "a" } }, { where: { farmId: "a", code: "c" } });
});

test("calls of one shape bind as many values, as many as its plan has slots", () => {
  const bound = new Map<string, number>();
  for (const { name, model, method, args } of goldenCalls) {
    const { words, values } = readShape(farmSchema, { model, method, args });
    const shape = JSON.stringify(words);
    assert.is(values.length, bound.get(shape) ?? values.length, name);
    assert.is(values.length, lower(words, farmSchema.catalog).slots, name);
    bound.set(shape, values.length);
  }
});

test.run();
