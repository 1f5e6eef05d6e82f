const HEX: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));
const POOL_BYTES = 1024;

const pool = new Uint8Array(POOL_BYTES);
let used = POOL_BYTES;
let lastMs = 0;
/** The first 48 bits as they stand in the text; written once a millisecond. */
let timeText = "00000000-0000";
let sequence = 0;

/**
 * A UUID of version 7 (RFC 9562): 48 bits of milliseconds, 12 bits that count up within one millisecond,
 * 62 random bits. Ids of one process ascend, so indexes grow at their end.
 */
export function uuid(): string {
  tick();
  const at = randomBytes(8);
  const variant = hex(at, 0x3f, 0x80) + hex(at + 1);
  const node = hex(at + 2) + hex(at + 3) + hex(at + 4) + hex(at + 5) + hex(at + 6) + hex(at + 7);
  return `${timeText}-7${HEX[sequence >> 8]?.slice(1)}${HEX[sequence & 0xff]}-${variant}-${node}`;
}

/** A step back of the clock, or more ids than a millisecond has room for, borrows from the future. */
function tick(): void {
  const now = Date.now();
  if (now > lastMs) {
    setTime(now);
  } else if (++sequence > 0xfff) {
    setTime(lastMs + 1);
  }
}

function setTime(ms: number): void {
  const digits = ms.toString(16).padStart(12, "0");
  timeText = `${digits.slice(0, 8)}-${digits.slice(8)}`;
  lastMs = ms;
  sequence = 0;
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
