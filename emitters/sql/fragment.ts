import type { BindingForm, SqlBinding } from "../../ir/physical/sql-statement.ts";
import type { Slot } from "../../ir/slot.ts";

/**
 * A piece of SQL, made of other pieces. Text comes from the templates of this folder and from quoted
 * identifiers only, values are bindings, so no value and no caller's name can become text.
 */
export interface Fragment {
  readonly parts: readonly (string | SqlBinding | Fragment)[];
}

export type QuoteMark = '"' | "`";

export const nothing: Fragment = Object.freeze({ parts: Object.freeze([]) });

/** The template with the fragments in its gaps. */
export function sql(text: TemplateStringsArray, ...gaps: readonly Fragment[]): Fragment {
  if (gaps.length === 0) return { parts: text };
  const parts: (string | Fragment)[] = [];
  for (let at = 0; at < text.length; at++) {
    const piece = text[at];
    const gap = gaps[at];
    if (piece !== undefined && piece !== "") parts.push(piece);
    if (gap !== undefined) parts.push(gap);
  }
  return { parts };
}

/** The text and the bindings that the fragment comes down to, in their order. */
export function leavesOf(fragment: Fragment): readonly (string | SqlBinding)[] {
  const leaves: (string | SqlBinding)[] = [];
  collectLeaves(fragment, leaves);
  return leaves;
}

/** As deep as the plan, which is bounded. */
function collectLeaves({ parts }: Fragment, leaves: (string | SqlBinding)[]): void {
  for (const part of parts) {
    if (typeof part === "string") leaves.push(part);
    else if ("parts" in part) collectLeaves(part, leaves);
    else leaves.push(part);
  }
}

/** The fragments one after another, with the separator between them. */
export function joined(fragments: readonly Fragment[], separator: Fragment): Fragment {
  const parts: Fragment[] = [];
  fragments.forEach((fragment, at) => {
    if (at > 0) parts.push(separator);
    parts.push(fragment);
  });
  return { parts };
}

const COMMA = sql`, `;

export function list(fragments: readonly Fragment[]): Fragment {
  return joined(fragments, COMMA);
}

/** The values as one, to be compared with a row. */
export function rowValue(values: readonly Fragment[]): Fragment {
  return values.length === 1 ? list(values) : sql`(${list(values)})`;
}

/** A placeholder; the statement binds it once for each place where the fragment is used. */
export function bound(slot: Slot, form: BindingForm): Fragment {
  return { parts: [{ slot, form }] };
}

/** A name of the schema, quoted: the quote mark is doubled, all else stands for itself. */
export function quoted(name: string, mark: QuoteMark): string {
  return mark + name.replaceAll(mark, mark + mark) + mark;
}

export function identifier(name: string, mark: QuoteMark): Fragment {
  return { parts: [quoted(name, mark)] };
}

/** Names joined by dots, each quoted. */
export function qualified(names: readonly string[], mark: QuoteMark): Fragment {
  return { parts: [names.map((name) => quoted(name, mark)).join(".")] };
}

/** A name that the emitter makes: `t0`, `t1`, … for rows, `c0`, `c1`, … for columns. */
export function generatedName(letter: "t" | "c", at: number): Fragment {
  return { parts: [letter + at] };
}

/** A name that the database gave, such as a collation's. */
export function word(name: string): Fragment {
  if (!/^[a-z]\w*$/.test(name)) throw new TypeError("not a word");
  return { parts: [name] };
}

/** A whole number that is part of a query's form, such as a column's position. */
export function position(at: number): Fragment {
  if (!Number.isSafeInteger(at) || at < 0) throw new TypeError("a position is a whole number");
  return { parts: [String(at)] };
}
