/** What a store must be able to do that keeps texts by key and nothing more; each client is a page. */
export interface PortableStore {
  /** Which client this is, as errors and events name it. */
  readonly kind: string;
  readonly client: unknown;
  /** The texts of the keys in their order, `null` where there is none. */
  readonly getMany: (keys: readonly string[]) => Promise<readonly (string | null)[]>;
  /** `freedIn` is after how many milliseconds the store may forget the text, where it can. */
  readonly set: (key: string, text: string, freedIn: number | null) => Promise<void>;
  readonly remove: (key: string) => Promise<void>;
  /** All keys that begin with these segments, in one page or more. */
  readonly pages: (segments: string) => AsyncIterable<KeyPage>;
}

export interface KeyPage {
  readonly keys: readonly string[];
  readonly isLast: boolean;
}
