/** Statements that one connection keeps prepared; what comes later is sent without a name. */
const NAMES_MAX = 500;

/** By name, the text that has it. Names are the same in every run of the program and for every orm. */
const texts = new Map<string, string>();

/** A short name that stands for this text only; `null` where there is none left. */
export function statementName(text: string): string | null {
  const name = `farm_${hash(text)}`;
  const known = texts.get(name);
  if (known !== undefined) return known === text ? name : null;
  if (texts.size >= NAMES_MAX) return null;
  texts.set(name, text);
  return name;
}

/** FNV-1a over two lanes of 32 bits: collisions are checked for, so it needs no more than to be rare. */
function hash(text: string): string {
  let low = 0x811c9dc5;
  let high = 0x9e3779b9;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit, 0x85ebca6b);
  }
  return (low >>> 0).toString(36) + (high >>> 0).toString(36);
}
