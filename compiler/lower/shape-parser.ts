import type { Slot } from "../../ir/slot.ts";
import type { Token, Word } from "../shape/token.ts";

/** Reads the words of a shape in order, and numbers the values that they bind. */
export class ShapeParser {
  readonly #words: readonly Word[];
  #position = 0;
  #slots: Slot = 0;

  constructor(words: readonly Word[]) {
    this.#words = words;
  }

  /** How many values the words read so far bind. */
  get slots(): Slot {
    return this.#slots;
  }

  peek(): Word | undefined {
    return this.#words[this.#position];
  }

  next(): Word {
    const word = this.#words[this.#position++];
    if (word === undefined) throw new TypeError("the shape ends too early");
    return word;
  }

  /** Whether the next word is this one, which is then read. */
  take(token: Token): boolean {
    if (this.peek() !== token) return false;
    this.#position++;
    return true;
  }

  expect(token: Token): void {
    const word = this.next();
    if (word !== token) throw new TypeError(`the shape has ${String(word)} where ${token} must stand`);
  }

  name(): string {
    const word = this.next();
    if (typeof word !== "string") throw new TypeError(`the shape has ${word} where a name must stand`);
    return word;
  }

  slot(): Slot {
    return this.#slots++;
  }
}
