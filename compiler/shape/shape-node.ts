import type { Word } from "./token.ts";

/**
 * A node of the trie of all shapes seen: the way from the root spells a shape. Looking a call's shape up
 * is then one map access a word, without building a key, and what a shape was compiled to hangs on the
 * node where it ends.
 */
export class ShapeNode<T> {
  readonly parent: ShapeNode<T> | null;
  readonly word: Word | null;
  entry: T | undefined = undefined;
  /** The child that was asked for last: at most places a program goes the same way again. */
  #last: ShapeNode<T> | undefined = undefined;
  /** Made for the second child: most nodes have one only. */
  #children: Map<Word | null, ShapeNode<T>> | null = null;

  constructor(parent: ShapeNode<T> | null, word: Word | null) {
    this.parent = parent;
    this.word = word;
  }

  child(word: Word): ShapeNode<T> | undefined {
    const last = this.#last;
    if (last !== undefined && last.word === word) return last;
    const child = this.#children?.get(word);
    if (child !== undefined) this.#last = child;
    return child;
  }

  /** A new child, for a word that leads nowhere yet. */
  grow(word: Word): ShapeNode<T> {
    const node = new ShapeNode<T>(this, word);
    const last = this.#last;
    if (last !== undefined) {
      this.#children ??= new Map([[last.word, last]]);
      this.#children.set(word, node);
    }
    this.#last = node;
    return node;
  }

  /** The words from the root to here. */
  spell(): readonly Word[] {
    const words: Word[] = [];
    for (let node: ShapeNode<T> | null = this; node?.word != null; node = node.parent) words.push(node.word);
    return words.reverse();
  }
}
