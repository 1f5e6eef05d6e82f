/** Does something once before what depends on it. It is done again after a failure that is not final. */
export class Once {
  #done = false;
  #underWay: Promise<void> | null = null;
  readonly #isFinal: (error: unknown) => boolean;

  constructor(isFinal: (error: unknown) => boolean) {
    this.#isFinal = isFinal;
  }

  /** Nothing is waited for any more. */
  get isDone(): boolean {
    return this.#done;
  }

  async ensure(act: () => Promise<void>): Promise<void> {
    this.#underWay ??= this.#try(act);
    return this.#underWay;
  }

  async #try(act: () => Promise<void>): Promise<void> {
    try {
      await act();
      this.#done = true;
    } catch (error) {
      if (!this.#isFinal(error)) this.#underWay = null;
      throw error;
    }
  }
}
