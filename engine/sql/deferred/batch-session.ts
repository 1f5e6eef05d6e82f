import type { SqlValue } from "../../../emitters/sql/sql-codec.ts";
import type { Sent } from "../../driver.ts";
import type { SqlRequest, SqlResult } from "../sql-client.ts";
import type { SqlFaultSource } from "../sql-fault.ts";
import { SqlSession } from "../sql-session.ts";
import type { BatchClient, ClearingRequest } from "./batch-client.ts";

/** The client itself: every statement is a request and a transaction of its own. */
export class BatchSession extends SqlSession {
  readonly inTransaction = false;
  readonly isOver = false;
  readonly client: BatchClient;
  readonly source: SqlFaultSource;

  constructor(client: BatchClient, source: SqlFaultSource) {
    super();
    this.client = client;
    this.source = source;
  }

  get handle(): object {
    return this.client.handle;
  }

  run(request: SqlRequest, values: readonly SqlValue[], sent: Sent): Promise<SqlResult> {
    sent.interruption?.check();
    if (isClearing(request)) return this.#runAfter(request, values, sent);
    sent(request.text);
    return this.client.run(request, values);
  }

  async #runAfter(
    { before, text, answer }: ClearingRequest,
    values: readonly SqlValue[],
    sent: Sent,
  ): Promise<SqlResult> {
    sent(`${before.text}; ${text}`);
    const results = await this.client.batch([before, { text, values }]);
    const { rows = [], affected = 0 } = results[1] ?? {};
    return answer === "count" ? { rows: [], affected } : { rows, affected: rows.length };
  }
}

function isClearing(request: SqlRequest): request is ClearingRequest {
  return "before" in request;
}
