export type Method =
  | "findUnique"
  | "findFirst"
  | "findOne"
  | "findMany"
  | "count"
  | "create"
  | "createMany"
  | "update"
  | "updateMany"
  | "upsert"
  | "delete"
  | "deleteMany";

/** A call as an application writes it. */
export interface Call {
  readonly model: string;
  readonly method: Method;
  readonly args: unknown;
}

/** The arguments each method takes. */
export const ARGUMENTS: Readonly<Record<Method, readonly string[]>> = {
  findUnique: ["where", "select"],
  findFirst: ["where", "orderBy", "skip", "select"],
  findOne: ["where", "orderBy", "skip", "select"],
  findMany: ["where", "orderBy", "take", "skip", "select"],
  count: ["where", "orderBy", "take", "skip"],
  create: ["data", "select"],
  createMany: ["data", "select"],
  update: ["where", "data", "select"],
  updateMany: ["where", "data"],
  upsert: ["where", "create", "update", "select"],
  delete: ["where"],
  deleteMany: ["where"],
};

export function isWrite(method: Method): boolean {
  return !["findUnique", "findFirst", "findOne", "findMany", "count"].includes(method);
}
