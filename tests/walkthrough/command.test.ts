import { test } from "uvu";
import * as assert from "uvu/assert";
import { runWalkthroughCommand } from "./run-command.ts";

/** Nothing listens there: the port is reserved. */
const NOWHERE = "127.0.0.1:1";
const ESCAPE = "\u001b[";

const unreachable: readonly {
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly sentence: string;
}[] = [
  {
    args: ["--durable", "pg"],
    environment: { POSTGRES_URL: `postgres://somebody:secret@${NOWHERE}/test` },
    sentence: `PostgreSQL cannot be reached at ${NOWHERE}: start it, or name another in POSTGRES_URL.\n`,
  },
  {
    args: ["--fast", "redis"],
    environment: { REDIS_URL: `redis://:secret@${NOWHERE}` },
    sentence: `Redis cannot be reached at ${NOWHERE}: start it, or name another in REDIS_URL.\n`,
  },
  {
    args: ["--fast", "ioredis"],
    environment: { REDIS_URL: `redis://:secret@${NOWHERE}` },
    sentence: `Redis cannot be reached at ${NOWHERE}: start it, or name another in REDIS_URL.\n`,
  },
  {
    args: ["--fast", "rediss"],
    environment: {},
    sentence: '--fast is one of ioredis-mock, redis, ioredis, memory, not "rediss".\n',
  },
];

for (const { args, environment, sentence } of unreachable) {
  test(`${args.join(" ")} says what is wrong in one sentence`, async () => {
    const { code, stdout, stderr } = await runWalkthroughCommand(args, environment);
    assert.equal({ code, stdout, stderr }, { code: 1, stdout: "", stderr: sentence });
  });
}

test("an option that does not exist is named", async () => {
  const { code, stderr } = await runWalkthroughCommand(["--slow", "redis"]);
  assert.is(code, 1);
  assert.match(stderr, "--slow");
  assert.not.match(stderr, "    at ");
});

test("without a terminal there are no colours", async () => {
  const { code, stdout } = await runWalkthroughCommand([]);
  assert.is(code, 0);
  assert.not.match(stdout, ESCAPE);
});

test.run();
