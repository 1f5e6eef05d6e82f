import { test } from "uvu";
import * as assert from "uvu/assert";
import { Lane } from "../../engine/lane.ts";
import { ConnectionSession } from "../../engine/sql/connection-session.ts";

test("starts what waits in the order of its coming, one at a time", async () => {
  const lane = new Lane();
  const log: string[] = [];
  const work = (name: string) => () => {
    log.push(`${name} starts`);
    return lane.occupy(
      new Promise<void>((resolve) => setTimeout(resolve, 1)).then(() => void log.push(`${name} ends`)),
    );
  };
  await Promise.all([lane.queue(work("a")), lane.queue(work("b")), lane.queue(work("c"))]);
  assert.equal(log, ["a starts", "a ends", "b starts", "b ends", "c starts", "c ends"]);
  assert.ok(lane.isFree);
});

test("is free again after work that failed", async () => {
  const lane = new Lane();
  await lane.occupy(Promise.reject(new Error("x"))).catch(() => undefined);
  assert.ok(lane.isFree);
  const thrown = await lane
    .queue(() => {
      throw new Error("y");
    })
    .catch((error: Error) => error.message);
  assert.is(thrown, "y");
  assert.ok(lane.isFree);
});

test("lets nobody in while it is held", async () => {
  const lane = new Lane();
  const holder = idleSession(lane);
  await lane.hold(holder);
  let started = false;
  const waiting = lane.queue(() => {
    started = true;
  });
  await Promise.resolve();
  assert.not(lane.isFree);
  assert.not(started);
  lane.release(holder);
  await waiting;
  assert.ok(started);
});

function idleSession(lane: Lane): ConnectionSession {
  const nothing = () => {};
  return new ConnectionSession({
    connection: { run: () => ({ rows: [], affected: 0 }), command: () => null },
    control: {
      begin: nothing,
      commit: () => true,
      rollback: nothing,
      savepoint: nothing,
      releaseSavepoint: nothing,
      rollbackToSavepoint: nothing,
    },
    source: { kind: "none", dialect: "none", errorFacts: () => ({ code: "ABORTED", effect: "refused" }) },
    handle: {},
    lane,
    depth: 0,
  });
}

test.run();
