import { padded } from "./sha1.ts";

/** The SHA-256 of a text in UTF-8. Written out because the runtimes of this library share no synchronous digest. */
export function sha256(text: string): string {
  const words = padded(new TextEncoder().encode(text));
  const state = Uint32Array.from(START);
  const schedule = new Uint32Array(64);
  for (let start = 0; start < words.length; start += 16) {
    schedule.set(words.subarray(start, start + 16));
    for (let at = 16; at < 64; at++) schedule[at] = extended(schedule, at);
    compress(state, schedule);
  }
  return Array.from(state, (value) => value.toString(16).padStart(8, "0")).join("");
}

/** The first 32 bits of the fractional parts of the square roots of the first 8 primes. */
const START = rootsOfPrimes(8, 2);
/** The same of the cube roots of the first 64 primes. */
const ROUND = rootsOfPrimes(64, 3);

function extended(schedule: Uint32Array, at: number): number {
  const early = word(schedule, at - 15);
  const late = word(schedule, at - 2);
  const first = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3);
  const second = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10);
  return word(schedule, at - 16) + first + word(schedule, at - 7) + second;
}

function compress(state: Uint32Array, schedule: Uint32Array): void {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let at = 0; at < 64; at++) {
    const chosen = (e & f) ^ (~e & g);
    const major = (a & b) ^ (a & c) ^ (b & c);
    const left =
      h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + chosen + word(ROUND, at) + word(schedule, at);
    const right = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + major;
    h = g;
    g = f;
    f = e;
    e = (d + left) >>> 0;
    d = c;
    c = b;
    b = a;
    a = (left + right) >>> 0;
  }
  for (const [at, value] of [a, b, c, d, e, f, g, h].entries()) state[at] = word(state, at) + value;
}

function turned(value: number, bits: number): number {
  return (value >>> bits) | (value << (32 - bits));
}

function word(words: Uint32Array, at: number): number {
  return words[at] ?? 0;
}

function rootsOfPrimes(count: number, root: 2 | 3): Uint32Array {
  const primes: number[] = [];
  for (let candidate = 2; primes.length < count; candidate++) {
    if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate);
  }
  return Uint32Array.from(primes, (prime) => {
    const exact = root === 2 ? Math.sqrt(prime) : Math.cbrt(prime);
    return Math.floor((exact % 1) * 2 ** 32);
  });
}
