import type { SqlValue } from "../../../emitters/sql/sql-codec.ts";
import type { Sent } from "../../driver.ts";
import type { SqlRequest, SqlResult } from "../sql-client.ts";
import type { SqlFaultSource } from "../sql-fault.ts";
import { SqlSession } from "../sql-session.ts";
import type { BatchClient, BatchStatement } from "./batch-client.ts";

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
    sent(request.text);
    return this.client.run(request, values);
  }

  /** All of them in one request, all or none; answers with the result of each. */
  runAll(statements: readonly BatchStatement[], sent: Sent): Promise<readonly SqlResult[]> {
    sent.interruption?.check();
    sent(statements.map(({ text }) => text).join("; "));
    return this.client.batch(statements);
  }
}
