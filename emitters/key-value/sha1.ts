/**
 * The SHA-1 of a text in UTF-8, as Redis names scripts by it. Written out because the runtimes of this
 * library share no synchronous digest.
 */
export function sha1(text: string): string {
  const words = padded(new TextEncoder().encode(text));
  const state = new Uint32Array([0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0]);
  const schedule = new Uint32Array(80);
  for (let start = 0; start < words.length; start += 16) {
    schedule.set(words.subarray(start, start + 16));
    for (let at = 16; at < 80; at++) {
      schedule[at] = rotated(
        word(schedule, at - 3) ^ word(schedule, at - 8) ^ word(schedule, at - 14) ^ word(schedule, at - 16),
        1,
      );
    }
    compress(state, schedule);
  }
  return Array.from(state, (value) => value.toString(16).padStart(8, "0")).join("");
}

function compress(state: Uint32Array, schedule: Uint32Array): void {
  let [a = 0, b = 0, c = 0, d = 0, e = 0] = state;
  for (let at = 0; at < 80; at++) {
    const next = (rotated(a, 5) + mixed(at, b, c, d) + e + constantOf(at) + word(schedule, at)) >>> 0;
    e = d;
    d = c;
    c = rotated(b, 30);
    b = a;
    a = next;
  }
  for (const [at, value] of [a, b, c, d, e].entries()) state[at] = word(state, at) + value;
}

function mixed(at: number, b: number, c: number, d: number): number {
  if (at < 20) return (b & c) | (~b & d);
  if (at >= 40 && at < 60) return (b & c) | (b & d) | (c & d);
  return b ^ c ^ d;
}

function constantOf(at: number): number {
  if (at < 20) return 0x5a827999;
  if (at < 40) return 0x6ed9eba1;
  return at < 60 ? 0x8f1bbcdc : 0xca62c1d6;
}

function rotated(value: number, bits: number): number {
  return ((value << bits) | (value >>> (32 - bits))) >>> 0;
}

function word(words: Uint32Array, at: number): number {
  return words[at] ?? 0;
}

/** The bytes as big-endian words, a one bit after them and their length in bits at the end. */
export function padded(bytes: Uint8Array): Uint32Array {
  const words = new Uint32Array((((bytes.length + 8) >> 6) + 1) * 16);
  for (let at = 0; at < bytes.length; at++) addByte(words, at, bytes[at] ?? 0);
  addByte(words, bytes.length, 0x80);
  words[words.length - 2] = Math.floor(bytes.length / 2 ** 29);
  words[words.length - 1] = bytes.length << 3;
  return words;
}

function addByte(words: Uint32Array, at: number, byte: number): void {
  words[at >> 2] = word(words, at >> 2) | (byte << (24 - 8 * (at & 3)));
}
