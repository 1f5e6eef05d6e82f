import { byteLength } from "./key-under.ts";
import { sha256 } from "./sha256.ts";

/** Longest name in a key, in bytes. */
export const NAME_MAX = 120;

/**
 * A name as a part of a key: the characters that separate parts, and the braces that choose a cluster
 * slot, stand as percent codes. A name that would be too long is its digest after `%x`, which no code is.
 */
export function escapedName(name: string): string {
  const escaped = name.replace(/[%:{}\s]/g, (character) => encodeURIComponent(character));
  return byteLength(escaped) <= NAME_MAX ? escaped : `%x${sha256(name)}`;
}
