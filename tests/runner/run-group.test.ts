import { test } from "uvu";
import * as assert from "uvu/assert";
import { runGroup } from "./run-group.ts";

const TIMEOUT_SECONDS = 20;

function group(...names: readonly string[]) {
  const files = names.map((name) => `tests/runner/fixtures/${name}.fixture.ts`);
  return { name: "fixtures", files, node: process.execPath };
}

async function counts(...names: readonly string[]) {
  const { passed, failed, skipped, output } = await runGroup(group(...names), TIMEOUT_SECONDS);
  return { counted: { passed, failed, skipped }, output };
}

test("counts what passed, failed and was skipped", async () => {
  const { counted, output } = await counts("passes", "fails");
  assert.equal(counted, { passed: 3, failed: 1, skipped: 1 });
  assert.match(output, "wrong");
});

test("a file that forgets test.run() fails", async () => {
  const { counted, output } = await counts("passes", "forgets-to-run");
  assert.equal(counted, { passed: 2, failed: 1, skipped: 1 });
  assert.match(output, "registers no test");
});

test("a file whose server does not answer is skipped, or fails where the server is required", async () => {
  const before = process.env.ORM_TEST_SERVERS;
  try {
    process.env.ORM_TEST_SERVERS = "";
    assert.equal((await counts("needs-server")).counted, { passed: 0, failed: 0, skipped: 1 });
    process.env.ORM_TEST_SERVERS = "required";
    const { counted, output } = await counts("needs-server");
    assert.equal(counted, { passed: 0, failed: 1, skipped: 0 });
    assert.match(output, "a server does not answer at 127.0.0.1:1");
  } finally {
    if (before === undefined) delete process.env.ORM_TEST_SERVERS;
    else process.env.ORM_TEST_SERVERS = before;
  }
});

test("a hook that throws fails the tests it kept from running", async () => {
  const { counted, output } = await counts("throws-in-hook");
  assert.equal(counted, { passed: 0, failed: 1, skipped: 0 });
  assert.match(output, "hook that throws");
});

test("a file that cannot be loaded fails, and the others still run", async () => {
  const { counted, output } = await counts("throws-at-load", "passes");
  assert.equal(counted, { passed: 2, failed: 1, skipped: 1 });
  assert.match(output, "cannot start");
});

test("a test that never settles fails its file and those after it", async () => {
  const { counted, output } = await counts("passes", "never-settles", "fails");
  assert.equal(counted, { passed: 2, failed: 2, skipped: 1 });
  assert.match(output, "ended before its tests did");
});

test("a group that takes too long is ended", async () => {
  const { failed, output } = await runGroup(group("hangs"), 3);
  assert.is(failed, 1);
  assert.match(output, "not finished after 3 seconds");
});

test.run();
