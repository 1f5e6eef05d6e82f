import { PGlite } from "@electric-sql/pglite";
import { createDriver } from "../../engine/backends/sql/pglite.ts";
import { sqlSubject } from "../support/targets/sql-subject.ts";
import type { Target } from "../support/targets/target.ts";
import { exactness } from "./exactness.ts";

const TYPES = [16, 20, 21, 23, 25, 114, 700, 701, 1043, 1082, 1114, 1184, 1700, 3802];

const target: Target = {
  name: "PGlite with parsers and serializers of its own",
  oneOf: 1,
  open: async (schema, options) => {
    const client = await PGlite.create({
      parsers: Object.fromEntries(TYPES.map((type) => [type, () => Symbol("spoiled")])),
      serializers: Object.fromEntries(TYPES.map((type) => [type, () => "spoiled"])),
    });
    await client.exec("set timezone to 'Asia/Kathmandu'; set datestyle to 'german,dmy'");
    const run = (text: string) => client.exec(text);
    return sqlSubject(
      { client, createDriver, sends: ["query"], run, dispose: () => client.close() },
      schema,
      options,
    );
  },
  close: async () => {},
};

exactness(target);
