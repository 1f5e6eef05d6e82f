/**
 * Of each contestant's pool. All contestants keep theirs open between their slices, and a server has a
 * hundred; calls beyond them wait for one, as they do in an application.
 */
export const CONNECTIONS = 5;
