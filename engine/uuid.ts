const HEX: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));
const POOL_BYTES = 1024;

const pool = new Uint8Array(POOL_BYTES);
let used = POOL_BYTES;
let lastMs = 0;
let sequence = 0;

/**
 * A UUID of version 7 (RFC 9562): 48 bits of milliseconds, 12 bits that count up within one millisecond,
 * 62 random bits. Ids of one process ascend, so indexes grow at their end.
 */
export function uuid(): string {
  const { ms, count } = tick();
  const at = randomBytes(8);
  const time = ms.toString(16).padStart(12, "0");
  const version = (0x7000 | count).toString(16);
  const variant = hex(at, 0x3f, 0x80) + hex(at + 1);
  let node = "";
  for (let byte = 2; byte < 8; byte++) node += hex(at + byte);
  return `${time.slice(0, 8)}-${time.slice(8)}-${version}-${variant}-${node}`;
}

/** A step back of the clock, or more ids than a millisecond has room for, borrows from the future. */
function tick(): { readonly ms: number; readonly count: number } {
  const now = Date.now();
  if (now > lastMs) {
    lastMs = now;
    sequence = 0;
  } else if (++sequence > 0xfff) {
    lastMs++;
    sequence = 0;
  }
  return { ms: lastMs, count: sequence };
}

/** Random bytes are drawn in blocks: one call to the system for many ids. */
function randomBytes(count: number): number {
  if (used + count > POOL_BYTES) {
    crypto.getRandomValues(pool);
    used = 0;
  }
  const at = used;
  used += count;
  return at;
}

function hex(at: number, mask = 0xff, set = 0): string {
  return HEX[((pool[at] ?? 0) & mask) | set] ?? "00";
}
