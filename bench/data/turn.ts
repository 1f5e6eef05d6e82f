export const WORKSPACES = 1_000;
export const USERS = 10_000;
export const MEMBERSHIPS = 50_000;
export const SUBSCRIPTIONS = 2_000;

/** Spreads consecutive turns over the rows; the same for every contestant. */
export function spreadOver(turn: number, rows: number): number {
  return (turn * 7919) % rows;
}

export function workspaceId(turn: number): string {
  return `w${spreadOver(turn, WORKSPACES)}`;
}

export function workspaceSlug(turn: number): string {
  return `slug-${spreadOver(turn, WORKSPACES)}`;
}

export function userEmail(turn: number): string {
  return `user${spreadOver(turn, USERS)}@example.test`;
}
