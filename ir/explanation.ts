/** What a call will do, stated before it runs. Frozen plain data; holds no value of the call. */
export interface Explanation {
  /** The plan as an indented tree, one step a line. */
  readonly text: string;
  /** The names of the plan's steps, in the order in which they run. */
  readonly steps: readonly string[];
  /** Requests that wait for one another; requests sent together count once. */
  readonly roundTrips: number;
  /** The most that there can be: a write looks again where another call got in between, and Prisma asks for relations apart. */
  readonly roundTripsMax: number;
  /** The SQL statements, or the store's commands, as they will be sent. */
  readonly statements: readonly string[];
  readonly relations: readonly RelationExplanation[];
}

export interface RelationExplanation {
  /** Where the relation stands in `select`, such as `memberships.user`. */
  readonly path: string;
  /** How its rows are loaded. */
  readonly strategy: string;
  /** Why that way was chosen. */
  readonly reason: string;
}
