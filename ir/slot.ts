/**
 * The place of a value in the list that a call binds: the plan of a shape holds slots, never values.
 * Slots that the caller fills come first; the key sets that batch fetches fill come after them.
 */
export type Slot = number;
