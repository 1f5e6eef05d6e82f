import { sqliteCells } from "../../emitters/sql/dialects/sqlite-cells.ts";
import { encoders } from "../../emitters/sql/encoder-of.ts";
import { d1Backend } from "../backends/sql/d1-backend.ts";
import { d1Client } from "../backends/sql/d1-client.ts";
import { emittedExecutor } from "../sql/deferred/emitted-executor.ts";
import { D1_CHARACTERS_MAX, d1Capabilities } from "../sql/engines/d1-capabilities.ts";
import { rowCodec } from "../sql/row-codec.ts";
import type { CompiledBackend } from "./compiled-backend.ts";

/** Cloudflare D1, with statements that were emitted when the calls were compiled. */
export function d1(): CompiledBackend {
  return {
    backend: d1Backend,
    createExecutor: (client) =>
      emittedExecutor(d1Client(client), {
        dialect: "sqlite",
        capabilities: { ...d1Capabilities, transactions: "none", savepoints: false, tables: false },
        codec: rowCodec(sqliteCells, "columns"),
        encoderOf: encoders(sqliteCells, "json"),
        charactersMax: D1_CHARACTERS_MAX,
      }),
  };
}
