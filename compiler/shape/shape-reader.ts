import { InvalidCall } from "./invalid-call.ts";
import type { Limits } from "./limits.ts";
import type { ShapeNode } from "./shape-node.ts";
import type { Word } from "./token.ts";

/** Values are read at most once, so that an object with getters cannot answer differently the second time. */
export type Entries = Readonly<Record<string, unknown>>;

/**
 * Walks one call and takes it apart: the shape as a place in the trie, the values as a list. `path` is
 * where the walk stands, for messages.
 */
export class ShapeReader<T> {
  node: ShapeNode<T>;
  values: unknown[] = [];
  readonly path: (string | number)[] = [];
  readonly limits: Limits;
  /** How many nodes the walk added to the trie, also where the call is then refused. */
  grown = 0;

  constructor(root: ShapeNode<T>, limits: Limits) {
    this.node = root;
    this.limits = limits;
  }

  word(word: Word): void {
    this.node = this.node.child(word) ?? this.#grow(word);
  }

  /** The word, and the value that it stands for. */
  bind(word: Word, value: unknown): void {
    this.node = this.node.child(word) ?? this.#grow(word);
    this.values.push(value);
  }

  /** The values bound so far, which the call is then read without. */
  takeValues(): readonly unknown[] {
    const taken = this.values;
    this.values = [];
    return taken;
  }

  #grow(word: Word): ShapeNode<T> {
    this.grown++;
    return this.node.grow(word);
  }

  enter(part: string | number): void {
    this.path.push(part);
  }

  leave(): void {
    this.path.pop();
  }

  refuse(reason: string): never {
    throw new InvalidCall(this.path, reason);
  }

  refuseAt(part: string | number, reason: string): never {
    throw new InvalidCall([...this.path, part], reason);
  }

  /** The value as a plain object; anything else, class instances included, is refused. */
  entries(value: unknown): Entries {
    if (!isEntries(value)) this.refuse("must be a plain object");
    return value;
  }

  /** The value as a list of its own, no longer than the limit. */
  list(value: unknown): readonly unknown[] {
    if (!Array.isArray(value)) this.refuse("must be a list");
    if (value.length > this.limits.listMax) {
      this.refuse(`must not have more than ${this.limits.listMax} entries`);
    }
    return value;
  }
}

export function isEntries(value: unknown): value is Entries {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === Object.prototype || prototype === null) return true;
  return isRoot(prototype) && !Array.isArray(value) && !(Symbol.toStringTag in value);
}

/** What the plain objects of another realm inherit from. */
function isRoot(prototype: unknown): boolean {
  return (
    typeof prototype === "object" &&
    prototype !== null &&
    Object.getPrototypeOf(prototype) === null &&
    Object.hasOwn(prototype, "isPrototypeOf")
  );
}

/** The object's own entry: what it inherits was not written by the caller. */
export function ownEntry(entries: Entries, name: string): unknown {
  return Object.hasOwn(entries, name) ? entries[name] : undefined;
}
