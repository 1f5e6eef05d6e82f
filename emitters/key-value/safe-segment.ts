import type { Digest } from "./key-under.ts";
import { sha256 } from "./sha256.ts";

/** Longest segment in bytes: two of them and the names around them stay within the 512 of Cloudflare KV. */
export const SEGMENT_MAX = 120;

/**
 * A text as one segment of a key that every store keeps as it is: digits, small letters and `-` stand for
 * themselves, every other byte is `_` and its two hexadecimal digits. A text that would be too long is its
 * digest after `_x`, which no byte gives; the record tells whether it is the one that was meant.
 */
export function safeSegment(text: string, digest: Digest = sha256): string {
  let segment = "";
  for (const byte of new TextEncoder().encode(text)) {
    segment += isPlain(byte) ? String.fromCharCode(byte) : `_${byte.toString(16).padStart(2, "0")}`;
    if (segment.length > SEGMENT_MAX) return `_x${digest(text)}`;
  }
  return segment;
}

function isPlain(byte: number): boolean {
  return (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x30 && byte <= 0x39) || byte === 0x2d;
}
