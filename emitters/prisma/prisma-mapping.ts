import type { Catalog, Model } from "../../ir/catalog.ts";
import { OrmError } from "../../ir/orm-error.ts";
import { type MappedModel, mapModel } from "./map-model.ts";
import { physicalModel } from "./physical-model.ts";
import type { PrismaProvider } from "./prisma-provider.ts";
import type { PrismaModel, PrismaSchema } from "./schema/prisma-schema.ts";

export interface MappingInput {
  readonly catalog: Catalog;
  readonly schema: PrismaSchema;
  readonly provider: PrismaProvider;
  /** Prisma's names of models, where neither the name nor the table tells. */
  readonly names: Readonly<Record<string, string>>;
  /** Where Prisma looks for tables of models that name no database schema. */
  readonly namespace: string | null;
}

/**
 * How the application's Prisma schema calls what our schema declares. Models are looked up when a call is
 * about them: what the Prisma schema lacks is an error of the calls that need it, and of no others.
 */
export class PrismaMapping {
  /** Our catalog with the tables and columns that the Prisma schema maps to. */
  readonly catalog: Catalog;
  readonly #input: MappingInput;
  readonly #models = new Map<string, MappedModel>();
  readonly #found = new Map<string, PrismaModel>();

  constructor(input: MappingInput) {
    this.#input = input;
    const models: Record<string, Model> = Object.create(null);
    for (const model of Object.values(input.catalog.models)) {
      const prisma = this.#find(model);
      if (prisma !== null) this.#found.set(model.name, prisma);
      models[model.name] = prisma === null ? model : physicalModel(model, prisma, input.namespace);
    }
    this.catalog = Object.freeze({ models: Object.freeze(models) });
  }

  get schema(): PrismaSchema {
    return this.#input.schema;
  }

  /** The model of the Prisma schema that `name` is mapped to, whether or not it holds all that it should. */
  prismaOf(name: string): PrismaModel | null {
    return this.#found.get(name) ?? null;
  }

  /** The model as Prisma knows it; throws where its schema lacks it, or a field of it. */
  model(name: string): MappedModel {
    const known = this.#models.get(name);
    if (known !== undefined) return known;
    const model = this.#input.catalog.models[name];
    if (model === undefined) throw new TypeError(`no model "${name}" in the catalog`);
    const prisma = this.prismaOf(name);
    if (prisma === null) {
      throw new OrmError(
        "MISSING_TABLE",
        `the Prisma schema has no model for "${name}", table "${model.table}"`,
        {
          meta: { model: name },
        },
      );
    }
    if (prisma.isIgnored) {
      throw new OrmError(
        "MISSING_TABLE",
        `the Prisma schema keeps ${prisma.name}, the model for "${name}", from its client by @@ignore`,
        { meta: { model: name } },
      );
    }
    const mapped = mapModel(model, prisma, this.#input.schema, this.#input.provider);
    this.#models.set(name, mapped);
    return mapped;
  }

  /** By the name given, else by the table, else by the model's own name where no other model has its table. */
  #find(model: Model): PrismaModel | null {
    const { catalog, names, schema } = this.#input;
    const given = Object.hasOwn(names, model.name) ? names[model.name] : undefined;
    if (given !== undefined) return schema.models.find((candidate) => isCalled(candidate, given)) ?? null;
    const byTable = this.#byTable(model);
    if (byTable !== null) return byTable;
    const byName = schema.models.find(
      (candidate) => isCalled(candidate, model.name) && this.#isIn(candidate, model.namespace),
    );
    if (byName === undefined) return null;
    const isTaken = Object.values(catalog.models).some((other) => this.#byTable(other) === byName);
    return isTaken ? null : byName;
  }

  #isIn({ namespace }: PrismaModel, wanted: string | null): boolean {
    return wanted === null || (namespace ?? this.#input.namespace) === wanted;
  }

  /** Where a model names no database schema, the one that Prisma looks in without being told comes first. */
  #byTable({ namespace, table }: Model): PrismaModel | null {
    const home = this.#input.namespace;
    const places = this.#input.schema.models.filter((candidate) =>
      namespace === null
        ? candidate.table === table
        : candidate.table === `${namespace}.${table}` ||
          (candidate.table === table && (candidate.namespace ?? home) === namespace),
    );
    return places.find((place) => (place.namespace ?? home) === (namespace ?? home)) ?? places[0] ?? null;
  }
}

/** A model is also called as its property of the client is. */
function isCalled({ name }: PrismaModel, wanted: string): boolean {
  return name === wanted || delegateName(name) === wanted || delegateName(name) === delegateName(wanted);
}

/** The client's property for a model. */
export function delegateName(model: string): string {
  return model.charAt(0).toLowerCase() + model.slice(1);
}
