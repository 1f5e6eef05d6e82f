export type RelationDefinition =
  | BelongsTo<string, string>
  | HasOne<string, string>
  | HasMany<string, string>
  | ManyToMany<string, string, string, string>;

/** This model holds the key of the target. */
export interface BelongsTo<Target extends string, Key extends string> {
  readonly kind: "belongsTo";
  readonly target: Target;
  readonly foreignKey: Key;
  readonly "~fields"?: never;
}

/** The target holds the key of this model, at most once. */
export interface HasOne<Target extends string, Key extends string> {
  readonly kind: "hasOne";
  readonly target: Target;
  readonly foreignKey: Key;
  /** For the type checker only: the fields of other models that must exist. */
  readonly "~fields"?: `${Target}.${Key}`;
}

/** The target holds the key of this model. */
export interface HasMany<Target extends string, Key extends string> {
  readonly kind: "hasMany";
  readonly target: Target;
  readonly foreignKey: Key;
  /** For the type checker only: the fields of other models that must exist. */
  readonly "~fields"?: `${Target}.${Key}`;
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
  /** For the type checker only: the fields of other models that must exist. */
  readonly "~fields"?: `${Through}.${From}` | `${Through}.${To}`;
}
