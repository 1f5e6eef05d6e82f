import fc from "fast-check";
import type { FieldRole } from "../schema/sketch.ts";

/** Numbers that {@link resolveSchema} turns into names and connections; any of them makes a valid schema. */
export interface RawSchema {
  readonly models: readonly RawModel[];
  readonly links: readonly RawLink[];
  readonly names: readonly number[];
  /** How often names come from the hostile pool, of 100. */
  readonly hostility: number;
}

export interface RawModel {
  readonly id: FieldRole | "none";
  readonly fields: readonly RawField[];
  readonly compound: readonly number[];
  readonly compoundNamed: boolean;
  readonly index: number | null;
}

export interface RawField {
  readonly kind: "string" | "enum" | "boolean" | "integer" | "bigint" | "decimal" | "datetime" | "json";
  readonly nullable: boolean;
  readonly unique: boolean;
  readonly fill: "none" | "value" | "computed" | "now";
  readonly value: number;
  readonly mapped: boolean;
}

export interface RawLink {
  readonly shape: "toMany" | "toOne" | "manyToMany";
  readonly child: number;
  readonly parent: number;
  readonly nullable: boolean;
  readonly unique: boolean;
  readonly references: boolean;
  /** May refer to a model that comes later: where both refer to one another, neither can be removed first. */
  readonly forward: boolean;
  /** Refers to another unique field than the id, where there is one. */
  readonly byUnique: boolean;
  /** Which of the two sides declare a relation: the child's, the parent's, both. */
  readonly sides: "child" | "parent" | "both";
}

export function rawSchema(): fc.Arbitrary<RawSchema> {
  return fc.record({
    models: fc.array(rawModel(), { minLength: 1, maxLength: 3, size: "max" }),
    links: fc.array(rawLink(), { minLength: 0, maxLength: 4, size: "max" }),
    names: fc.array(fc.nat(1000), { minLength: 40, maxLength: 40 }),
    hostility: fc.constantFrom(0, 0, 30, 100),
  });
}

function rawModel(): fc.Arbitrary<RawModel> {
  return fc.record({
    id: fc.constantFrom<RawModel["id"]>(
      "uuidId",
      "uuidId",
      "generateId",
      "integerId",
      "incrementId",
      "plain",
      "none",
    ),
    fields: fc.array(rawField(), { minLength: 1, maxLength: 5, size: "max" }),
    compound: fc.oneof(fc.constant([]), fc.uniqueArray(fc.nat(5), { minLength: 2, maxLength: 3 })),
    compoundNamed: fc.boolean(),
    index: fc.option(fc.nat(5)),
  });
}

function rawField(): fc.Arbitrary<RawField> {
  return fc.record({
    kind: fc.constantFrom<RawField["kind"]>(
      "string",
      "string",
      "enum",
      "boolean",
      "integer",
      "integer",
      "bigint",
      "bigint",
      "decimal",
      "decimal",
      "datetime",
      "json",
      "json",
    ),
    nullable: fc.boolean(),
    unique: chance(20),
    fill: fc.constantFrom<RawField["fill"]>("none", "none", "value", "computed", "now", "now"),
    value: fc.nat(100),
    mapped: chance(15),
  });
}

function rawLink(): fc.Arbitrary<RawLink> {
  return fc.record({
    shape: fc.constantFrom<RawLink["shape"]>("toMany", "toMany", "toOne", "manyToMany"),
    child: fc.nat(3),
    parent: fc.nat(3),
    nullable: fc.boolean(),
    unique: chance(25),
    references: chance(80),
    forward: chance(25),
    byUnique: chance(30),
    sides: fc.constantFrom<RawLink["sides"]>("both", "both", "child", "parent"),
  });
}

/** True in so many cases of 100. */
export function chance(percent: number): fc.Arbitrary<boolean> {
  return fc.nat(99).map((at) => at < percent);
}
