const ZERO = 48;
const DASH = 45;
const COLON = 58;
const POINT = 46;
const SPACE = 32;
const T = 84;

/**
 * Milliseconds since 1970 of `YYYY-MM-DD hh:mm:ss`, with `T` for the space, a fraction, and `Z`, `+00:00`
 * or no zone. NaN for other text. Reads digits by place: a general date parser costs many times as much.
 */
export function instantOfText(text: string): number {
  const end = text.length - (text.endsWith("Z") ? 1 : text.endsWith("+00:00") ? 6 : 0);
  if (end < 19 || !hasMarks(text)) return Number.NaN;
  const year = pair(text, 0) * 100 + pair(text, 2);
  const month = pair(text, 5);
  const day = pair(text, 8);
  // Years below 1000 are no instants here.
  if (!(year >= 1000 && month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month)))
    return Number.NaN;
  const seconds = secondsOfDay(pair(text, 11), pair(text, 14), pair(text, 17));
  return (daysBefore(year, month, day) * 86_400 + seconds) * 1000 + milliseconds(text, end);
}

function daysOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function secondsOfDay(hours: number, minutes: number, seconds: number): number {
  return hours < 24 && minutes < 60 && seconds < 60 ? hours * 3600 + minutes * 60 + seconds : Number.NaN;
}

/** Days since 1970; counted in years that begin in March, so that a leap day is the last of its year. */
function daysBefore(year: number, month: number, day: number): number {
  const years = month > 2 ? year : year - 1;
  const leapDays = Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400);
  const monthDays = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5);
  return years * 365 + leapDays + monthDays + day - 719_469;
}

const MINUTE = 60_000;

/** The last instant and minute written: those that a program stores are mostly of now, and many of one call. */
let lastInstant = Number.NaN;
let instantText = "";
let lastMinute = Number.NaN;
let minuteText = "";

/** `YYYY-MM-DDThh:mm:ss.sssZ`, which sorts as the instants do. */
export function textOfInstant(instant: number): string {
  if (instant !== lastInstant) {
    instantText = writeInstant(instant);
    lastInstant = instant;
  }
  return instantText;
}

function writeInstant(instant: number): string {
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
  const between = text.charCodeAt(10);
  return (
    text.charCodeAt(4) === DASH &&
    text.charCodeAt(7) === DASH &&
    (between === T || between === SPACE) &&
    text.charCodeAt(13) === COLON &&
    text.charCodeAt(16) === COLON
  );
}

/** The first three places of the fraction; what follows them is finer than an instant. */
function milliseconds(text: string, end: number): number {
  if (end === 19) return 0;
  if (text.charCodeAt(19) !== POINT || end === 20) return Number.NaN;
  let value = 0;
  let place = 100;
  for (let at = 20; at < end; at++) {
    value += digit(text, at) * place;
    place = Math.floor(place / 10);
  }
  return value;
}

function pair(text: string, at: number): number {
  return digit(text, at) * 10 + digit(text, at + 1);
}

function digit(text: string, at: number): number {
  const value = text.charCodeAt(at) - ZERO;
  return value >= 0 && value <= 9 ? value : Number.NaN;
}
