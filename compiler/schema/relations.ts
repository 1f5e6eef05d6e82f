import type { BelongsTo, HasMany, HasOne, ManyToMany } from "./relation-definition.ts";

/** To the one row that `foreignKey`, a field of this model, refers to. */
export function belongsTo<const Target extends string, const Key extends string>(
  target: Target,
  options: { readonly foreignKey: Key },
): BelongsTo<Target, Key> {
  return Object.freeze({ kind: "belongsTo", target, foreignKey: options.foreignKey });
}

/** To the one row whose `foreignKey`, a field of the target, refers to this one. */
export function hasOne<const Target extends string, const Key extends string>(
  target: Target,
  options: { readonly foreignKey: Key },
): HasOne<Target, Key> {
  return Object.freeze({ kind: "hasOne", target, foreignKey: options.foreignKey });
}

/** To the rows whose `foreignKey`, a field of the target, refers to this one. */
export function hasMany<const Target extends string, const Key extends string>(
  target: Target,
  options: { readonly foreignKey: Key },
): HasMany<Target, Key> {
  return Object.freeze({ kind: "hasMany", target, foreignKey: options.foreignKey });
}

/** To the rows that a `through` model connects: its `from` refers to this model, its `to` to the target. */
export function manyToMany<
  const Target extends string,
  const Through extends string,
  const From extends string,
  const To extends string,
>(
  target: Target,
  options: { readonly through: Through; readonly from: From; readonly to: To },
): ManyToMany<Target, Through, From, To> {
  const { through, from, to } = options;
  return Object.freeze({ kind: "manyToMany", target, through, from, to });
}
