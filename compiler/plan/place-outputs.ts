import { fieldOf, modelOf } from "../../ir/catalog.ts";
import { linkToKey } from "../../ir/logical/link-to-key.ts";
import type { Rows } from "../../ir/logical/logical-plan.ts";
import { modelOfRows } from "../../ir/logical/model-of-rows.ts";
import { fieldOutput, type NestOutput, nestOutput, type Output, project } from "../../ir/logical/project.ts";
import { type Column, type NestColumn, nestColumn } from "../../ir/physical/column.ts";
import type { Strategy } from "../../ir/physical/physical-plan.ts";
import { chooseStrategy } from "./choose-strategy.ts";
import { linkOf } from "./nest-to-batch-fetch.ts";
import { cellOf, cellsOf, type Planner } from "./planner.ts";
import { childPath, distinct, fieldNames, nestsOf } from "./split-outputs.ts";

/** What one statement returns of a model's rows, and what is left to fetch for them. */
export interface Placed {
  readonly outputs: readonly Output[];
  readonly columns: readonly Column[];
  readonly fetched: readonly FetchedNest[];
}

export interface FetchedNest {
  readonly nest: NestOutput;
  readonly path: string;
  /** The joined relations that lead to its parents. */
  readonly at: readonly string[];
}

interface PlacedNest {
  readonly output: NestOutput;
  readonly column: NestColumn;
  readonly fetched: readonly FetchedNest[];
}

/** Places the outputs of one query in its statement, relation by relation. */
export class Placing {
  /** How each relation inside the statement is computed, by its path in the query. */
  readonly nests: Record<string, Strategy> = {};
  readonly #planner: Planner;
  readonly #root: string;
  #tables = 0;
  #columns = 0;

  /** `root` is the path of the query's rows in the call. */
  constructor(planner: Planner, root: string) {
    this.#planner = planner;
    this.#root = root;
  }

  /** The outputs, with at least the given fields among the columns. */
  query(rows: Rows, outputs: readonly Output[], fields: readonly string[]): Placed {
    this.#reserve(outputs, fields);
    return this.#place(rows, rows, outputs, fields, []);
  }

  /** `rows` are as many as the parents: those themselves, or joined to them. */
  #place(
    parents: Rows,
    rows: Rows,
    outputs: readonly Output[],
    fields: readonly string[],
    at: readonly string[],
  ): Placed {
    const model = modelOf(this.#planner.catalog, modelOfRows(rows));
    const nests = nestsOf(outputs).map((nest) => {
      const path = [...at, nest.name];
      return { nest, path, strategy: this.#choose(parents, nest, path, this.#canJoin(nest)) };
    });
    const inside = nests.filter(({ strategy }) => strategy !== "batch");
    const outside = nests.filter(({ strategy }) => strategy === "batch");
    const links = outside.flatMap(({ nest }) => linkOf(nest)?.from ?? []);
    const names = distinct([...fieldNames(outputs), ...fields, ...links]);
    const placed = inside.map(({ nest, path, strategy }) => this.#placeNest(parents, nest, path, strategy));
    const fetched = outside.map(({ nest, path }) => ({ nest, path: this.#pathInCall(path), at }));
    return {
      outputs: [...names.map(fieldOutput), ...placed.map(({ output }) => output)],
      columns: [...cellsOf(model, names), ...placed.map(({ column }) => column)],
      fetched: [...fetched, ...placed.flatMap((nest) => nest.fetched)],
    };
  }

  #placeNest(parents: Rows, nest: NestOutput, path: readonly string[], strategy: Strategy): PlacedNest {
    const link = linkToKey(nest);
    if (strategy !== "joined" || link === null) {
      return { output: nest, column: this.#insideColumn(nest, path, strategy), fetched: [] };
    }
    this.nests[path.join(".")] = strategy;
    const { name, cardinality, required, plan } = nest;
    const { outputs, columns, fetched } = this.#place(parents, plan.input, plan.outputs, [link.to], path);
    return {
      output: nestOutput(name, cardinality, required, project(plan.input, outputs)),
      column: nestColumn(name, cardinality, required, columns, link.to),
      fetched,
    };
  }

  /** The column of related rows that are one value, and of the nests inside them. */
  #insideColumn(nest: NestOutput, path: readonly string[], strategy: Strategy): NestColumn {
    this.nests[path.join(".")] = strategy;
    const { input, outputs } = nest.plan;
    const model = modelOf(this.#planner.catalog, modelOfRows(input));
    const columns = outputs.map((output): Column => {
      if (output.kind === "field") return cellOf(fieldOf(model, output.name));
      const inner = [...path, output.name];
      return this.#insideColumn(output, inner, this.#choose(input, output, inner, false));
    });
    return nestColumn(nest.name, nest.cardinality, nest.required, columns);
  }

  #choose(parents: Rows, nest: NestOutput, path: readonly string[], joins: boolean): Strategy {
    const relation = { parents, nest, path: this.#pathInCall(path), joins };
    const strategy = chooseStrategy(this.#planner, relation);
    if (strategy === "joined") this.#reserve(nest.plan.outputs, KEY);
    return strategy;
  }

  #canJoin(nest: NestOutput): boolean {
    const limits = this.#planner.capabilities.flatJoins;
    if (limits === null || linkToKey(nest) === null) return false;
    const columns = this.#columns + columnsMax(nest.plan.outputs, KEY);
    return this.#tables < limits.tables && columns <= limits.columns;
  }

  #reserve(outputs: readonly Output[], fields: readonly string[]): void {
    this.#tables++;
    this.#columns += columnsMax(outputs, fields);
  }

  #pathInCall(path: readonly string[]): string {
    return childPath(this.#root, path.join("."));
  }
}

/** What a joined row has besides its outputs: the key by which it is there. */
const KEY = [""];

/** A relation is a column, and what it is fetched by may be another. */
function columnsMax(outputs: readonly Output[], fields: readonly string[]): number {
  return fieldNames(outputs).length + fields.length + 2 * nestsOf(outputs).length;
}
