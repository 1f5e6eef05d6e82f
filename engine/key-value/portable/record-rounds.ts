/** What becomes of a record's key: another text, or none. */
export interface RecordText {
  readonly key: string;
  readonly text: string | null;
  /** After how many milliseconds the store may forget the text. */
  readonly freedIn: number | null;
}

/** The records of one write, and which of them must be written before others. */
export class RecordRounds {
  readonly #records = new Map<string, RecordText>();
  /** By key, the keys that must be written before. */
  readonly #before = new Map<string, Set<string>>();
  /** By the old key of a record, its new one. */
  readonly #successors = new Map<string, string>();

  /** A record may come under the key of one that goes. */
  add(record: RecordText): void {
    if (record.text !== null || !this.#records.has(record.key)) this.#records.set(record.key, record);
  }

  /** `key` gets a value that `other` gives up: never may both have it. */
  follow(key: string, other: string): void {
    const known = this.#before.get(key) ?? new Set();
    this.#before.set(key, known.add(other));
  }

  /** The record at `key` goes on at `successor`: never may it be at neither. */
  leave(key: string, successor: string): void {
    this.#successors.set(key, successor);
  }

  /** Each round has what need not wait for more than the rounds before it. */
  rounds(): readonly (readonly RecordText[])[] {
    const rounds: (readonly RecordText[])[] = [];
    let open = [...this.#records.values()];
    while (open.length > 0) {
      const waiting = new Set(open.map(({ key }) => key));
      const ready = open.filter(({ key }) => !this.#waitsFor(key).some((other) => waiting.has(other)));
      const round = ready.length > 0 ? ready : firstOfCircle(open);
      rounds.push(round);
      open = open.filter((record) => !round.includes(record));
    }
    return rounds;
  }

  #waitsFor(key: string): readonly string[] {
    const successor = this.#successors.get(key);
    const givers = [...(this.#before.get(key) ?? [])];
    // What a record gives up to itself under another key it gives up last.
    const others = givers.filter((giver) => this.#successors.get(giver) !== key);
    return successor === undefined ? others : [...others, successor];
  }
}

/** Records that exchange values wait for each other: somebody must begin, and no record may be lost. */
function firstOfCircle(open: readonly RecordText[]): readonly RecordText[] {
  const kept = open.filter(({ text }) => text !== null);
  return kept.length > 0 ? kept : open;
}
