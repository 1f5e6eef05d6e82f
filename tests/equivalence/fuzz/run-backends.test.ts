import * as assert from "node:assert/strict";
import { test } from "uvu";
import { type Leasable, runBackends } from "./run-backends.ts";

/** Takes so many leases of so many milliseconds, and notes each in the log. */
class Fake implements Leasable {
  isBusy = false;
  milliseconds = 0;
  stopped = false;
  readonly #name: string;
  readonly #cost: number;
  readonly #log: string[];
  #left: number;

  constructor(name: string, leases: number, cost: number, log: string[]) {
    this.#name = name;
    this.#left = leases;
    this.#cost = cost;
    this.#log = log;
  }

  get isDone(): boolean {
    return this.#left === 0;
  }

  async lease(): Promise<void> {
    assert.equal(this.isBusy, false, "two leases at once");
    this.isBusy = true;
    await new Promise((resolve) => setImmediate(resolve));
    this.isBusy = false;
    this.#left--;
    this.milliseconds += this.#cost;
    this.#log.push(this.#name);
    if (this.#cost < 0) throw new Error("broken");
  }

  stop(): void {
    this.stopped = true;
  }
}

test("the one that has had least time is next, until all are done", async () => {
  const log: string[] = [];
  const runs = [new Fake("dear", 2, 10, log), new Fake("cheap", 4, 3, log)];
  await runBackends(runs, { parallel: 1, deadline: null });
  assert.equal(log.join(" "), "dear cheap cheap cheap cheap dear");
  assert.ok(runs.every(({ stopped }) => stopped));
});

test("several at a time never take the same one twice", async () => {
  const log: string[] = [];
  const runs = [new Fake("a", 3, 1, log), new Fake("b", 3, 1, log), new Fake("c", 3, 1, log)];
  await runBackends(runs, { parallel: 5, deadline: null });
  assert.equal(log.length, 9);
});

test("nothing is begun after the deadline, and a failure stops all", async () => {
  const log: string[] = [];
  await runBackends([new Fake("late", 1, 1, log)], { parallel: 1, deadline: Date.now() - 1 });
  assert.deepEqual(log, []);
  const runs = [new Fake("broken", 1, -1, log), new Fake("whole", 1000, 1, log)];
  await assert.rejects(runBackends(runs, { parallel: 1, deadline: null }), /broken/);
  assert.deepEqual(log, ["broken"]);
  assert.ok(runs.every(({ stopped }) => stopped));
});

test.run();
