import type { Slot } from "../../ir/slot.ts";
import type { BindingForm, SqlBinding } from "./sql-statement.ts";

/**
 * A piece of SQL. Text comes from the templates of this folder and from quoted identifiers only, values
 * are bindings, so no value and no caller's name can become text.
 */
export interface Fragment {
  readonly parts: readonly (string | SqlBinding)[];
}

export type QuoteMark = '"' | "`";

export const nothing: Fragment = Object.freeze({ parts: Object.freeze([]) });

/** The template with the fragments in its gaps. */
export function sql(text: TemplateStringsArray, ...gaps: readonly Fragment[]): Fragment {
  const parts: (string | SqlBinding)[] = [];
  text.forEach((piece, at) => {
    if (piece !== "") parts.push(piece);
    const gap = gaps[at];
    if (gap !== undefined) parts.push(...gap.parts);
  });
  return { parts };
}

/** The fragments one after another, with the separator between them. */
export function joined(fragments: readonly Fragment[], separator: Fragment): Fragment {
  const parts: (string | SqlBinding)[] = [];
  fragments.forEach((fragment, at) => {
    if (at > 0) parts.push(...separator.parts);
    parts.push(...fragment.parts);
  });
  return { parts };
}

const COMMA = sql`, `;

export function list(fragments: readonly Fragment[]): Fragment {
  return joined(fragments, COMMA);
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

/** A whole number that is part of a query's form, such as a column's position. */
export function position(at: number): Fragment {
  if (!Number.isSafeInteger(at) || at < 0) throw new TypeError("a position is a whole number");
  return { parts: [String(at)] };
}
