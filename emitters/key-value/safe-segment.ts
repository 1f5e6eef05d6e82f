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

/** The text of a segment; `null` for a digest, and for what no text gives. */
export function segmentText(segment: string): string | null {
  const bytes: number[] = [];
  for (let at = 0; at < segment.length; at++) {
    if (segment[at] !== "_") {
      bytes.push(segment.charCodeAt(at));
      continue;
    }
    const code = segment.slice(at + 1, at + 3);
    if (!/^[0-9a-f]{2}$/.test(code)) return null;
    bytes.push(Number.parseInt(code, 16));
    at += 2;
  }
  return new TextDecoder().decode(Uint8Array.from(bytes));
}

function isPlain(byte: number): boolean {
  return (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x30 && byte <= 0x39) || byte === 0x2d;
}
