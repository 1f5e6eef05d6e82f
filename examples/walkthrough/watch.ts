import type { OpenClient } from "./clients/open-client";
import type { SideActivity } from "./print-step";
import { type ExplainedCall, withPlans } from "./with-plans";

/** Watches one side of the platform, step by step: the plans of its calls, and what its client sends. */
export class Watch {
  readonly #side: string;
  readonly #unit: string;
  readonly #client: OpenClient;
  #calls: ExplainedCall[] = [];
  #sentBefore = 0;

  constructor(side: string, unit: string, client: OpenClient) {
    this.#side = side;
    this.#unit = unit;
    this.#client = client;
  }

  /** The orm, with its calls watched. */
  over<Orm extends { readonly $explain: object }>(orm: Orm): Orm {
    return withPlans(orm, (call) => this.#calls.push(call));
  }

  start(): void {
    this.#calls = [];
    this.#sentBefore = this.#client.sent.length;
  }

  activity(): SideActivity {
    return {
      side: this.#side,
      unit: this.#unit,
      calls: this.#calls,
      sent: this.#client.sent.length - this.#sentBefore,
    };
  }
}
