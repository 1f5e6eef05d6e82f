import { Writable } from "node:stream";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { writeTogether } from "../../engine/backends/key-value/write-together.ts";

/** What is written, by the calls that a socket would get. */
function recordingStream(): { readonly stream: Writable; readonly writes: string[] } {
  const writes: string[] = [];
  const stream = new Writable({
    decodeStrings: false,
    write: (chunk, _encoding, done) => {
      writes.push(String(chunk));
      done();
    },
    writev: (chunks, done) => {
      writes.push(chunks.map(({ chunk }) => String(chunk)).join("+"));
      done();
    },
  });
  return { stream, writes };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

test("what is sent in one tick is written at once, and each tick by itself", async () => {
  const { stream, writes } = recordingStream();
  const beforeSending = writeTogether(() => stream);
  const send = (text: string) => {
    beforeSending();
    stream.write(text);
  };
  send("a");
  send("b");
  assert.equal(writes, []);
  await turn();
  send("c");
  await turn();
  assert.equal(writes, ["a+b", "c"]);
});

test("what resumes in the same tick joins it", async () => {
  const { stream, writes } = recordingStream();
  const beforeSending = writeTogether(() => stream);
  const answered = Promise.resolve();
  await Promise.all(
    ["a", "b", "c"].map(async (text) => {
      await answered;
      beforeSending();
      stream.write(text);
    }),
  );
  await turn();
  assert.equal(writes, ["a+b+c"]);
});

test("without a connection, or one that ends, nothing is held back", async () => {
  const { stream, writes } = recordingStream();
  let connected: Writable | undefined;
  const beforeSending = writeTogether(() => connected);
  beforeSending();
  connected = stream;
  beforeSending();
  stream.write("a");
  stream.end();
  assert.equal(writes, ["a"]);
  beforeSending();
  await turn();
  assert.equal(writes, ["a"]);
  assert.is(stream.writableCorked, 0);
});

test.run();
