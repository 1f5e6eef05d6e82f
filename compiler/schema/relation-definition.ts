export type RelationDefinition =
  | BelongsTo<string, string>
  | HasOne<string, string>
  | HasMany<string, string>
  | ManyToMany<string, string, string, string>;

/**
 * Any relation, as far as the types of a schema look at it. The entries that start with `~` exist for
 * the type checker only: the names that must exist among all models, and the field of the relation's own
 * model. They are looked at without telling the kinds apart, which would cost at every relation.
 */
export interface AnyRelation {
  readonly kind: RelationDefinition["kind"];
  readonly target: string;
  readonly "~names"?: string;
  readonly "~ownField"?: string;
}

/** This model holds the key of the target. */
export interface BelongsTo<Target extends string, Key extends string> {
  readonly kind: "belongsTo";
  readonly target: Target;
  readonly foreignKey: Key;
  readonly "~names"?: Target;
  readonly "~ownField"?: Key;
}

/** The target holds the key of this model, at most once. */
export interface HasOne<Target extends string, Key extends string> {
  readonly kind: "hasOne";
  readonly target: Target;
  readonly foreignKey: Key;
  readonly "~names"?: `${Target}.${Key}`;
}

/** The target holds the key of this model. */
export interface HasMany<Target extends string, Key extends string> {
  readonly kind: "hasMany";
  readonly target: Target;
  readonly foreignKey: Key;
  readonly "~names"?: `${Target}.${Key}`;
}

/** A third model holds a key of each side. */
export interface ManyToMany<
  Target extends string,
  Through extends string,
  From extends string,
  To extends string,
> {
  readonly kind: "manyToMany";
  readonly target: Target;
  readonly through: Through;
  readonly from: From;
  readonly to: To;
  readonly "~names"?: Target | `${Through}.${From}` | `${Through}.${To}`;
}
