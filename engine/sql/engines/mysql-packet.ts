/** A quarter of the smallest `max_allowed_packet` that servers come with, 16 MiB, as a character may take four bytes. */
export const MYSQL_CHARACTERS_MAX = 4_000_000;
