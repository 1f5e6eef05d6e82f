const ZERO = 48;

/**
 * Milliseconds since 1970 of `YYYY-MM-DD hh:mm:ss`, with `T` for the space, a fraction, and `Z`, `+00:00` or no zone.
 * NaN for other text. Reads digits by place: a general date parser costs six times as much per cell.
 */
export function instantOfText(text: string): number {
  const zone = text.endsWith("Z") ? 1 : text.endsWith("+00:00") ? 6 : 0;
  const plain = text.length - zone;
  if (plain < 19 || !hasMarks(text)) return Number.NaN;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 7) - 1;
  const day = digits(text, 8, 10);
  const seconds = digits(text, 11, 13) * 3600 + digits(text, 14, 16) * 60 + digits(text, 17, 19);
  // Years below 1000 are no instants here, and below 100 `Date.UTC` would count from 1900.
  if (!(year >= 1000 && month >= 0 && month < 12 && day >= 1 && day <= 31 && seconds < 86_400)) {
    return Number.NaN;
  }
  return Date.UTC(year, month, day) + seconds * 1000 + milliseconds(text, plain);
}

const MINUTE = 60_000;

/** The last minute written: the instants that a program stores are mostly of now. */
let lastMinute = Number.NaN;
let minuteText = "";

/** `YYYY-MM-DDThh:mm:ss.sssZ`, which sorts as the instants do. */
export function textOfInstant(instant: number): string {
  const minute = Math.floor(instant / MINUTE);
  if (minute !== lastMinute) {
    minuteText = new Date(minute * MINUTE).toISOString().slice(0, 17);
    lastMinute = minute;
  }
  const rest = instant - minute * MINUTE;
  const milliseconds = rest % 1000;
  const seconds = (rest - milliseconds) / 1000;
  return `${minuteText}${seconds < 10 ? "0" : ""}${seconds}.${padded(milliseconds)}Z`;
}

function padded(milliseconds: number): string {
  if (milliseconds >= 100) return String(milliseconds);
  return milliseconds < 10 ? `00${milliseconds}` : `0${milliseconds}`;
}

function hasMarks(text: string): boolean {
  return (
    text[4] === "-" &&
    text[7] === "-" &&
    (text[10] === "T" || text[10] === " ") &&
    text[13] === ":" &&
    text[16] === ":"
  );
}

/** The first three places of the fraction; what follows them is finer than an instant. */
function milliseconds(text: string, end: number): number {
  if (end === 19) return 0;
  if (text[19] !== "." || end === 20) return Number.NaN;
  let value = 0;
  for (let at = 20; at < end; at++) if (Number.isNaN(digits(text, at, at + 1))) return Number.NaN;
  for (let at = 20; at < 23; at++) value = value * 10 + (at < end ? text.charCodeAt(at) - ZERO : 0);
  return value;
}

function digits(text: string, start: number, end: number): number {
  let value = 0;
  for (let at = start; at < end; at++) {
    const digit = text.charCodeAt(at) - ZERO;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}
