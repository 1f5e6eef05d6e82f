/** The number of records of the model, without reading one. */
export interface MemberCount {
  readonly kind: "memberCount";
  readonly model: string;
}

export function memberCount(model: string): MemberCount {
  return Object.freeze({ kind: "memberCount", model });
}
