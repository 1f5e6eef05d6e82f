/** Every way a call can fail; the same mistake has the same code on every backend. */
export type OrmErrorCode =
  | "INVALID_SCHEMA"
  | "INVALID_QUERY"
  | "UNSUPPORTED"
  | "UNIQUE_CONSTRAINT_VIOLATION"
  | "FOREIGN_KEY_VIOLATION"
  | "NOT_NULL_VIOLATION"
  | "CHECK_VIOLATION"
  | "MISSING_TABLE"
  | "MISSING_COLUMN"
  | "MISSING_SCHEMA"
  | "TRANSACTION_CONFLICT"
  | "DEADLOCK"
  | "TIMEOUT"
  | "ABORTED"
  | "CONNECTION_LOST"
  | "COMMIT_OUTCOME_UNKNOWN"
  | "DECODE_FAILED";

/** What else is known about a failure. Names only: no entry ever holds a value of the application. */
export interface OrmErrorMeta {
  /** The code under which the backend reported it: a SQLSTATE, an errno, a Prisma `P2002`. */
  readonly originalCode?: string | number;
  /** The violated constraint, as the database calls it. */
  readonly constraint?: string;
  /** The fields of the violated key, as the schema calls them. */
  readonly target?: readonly string[];
  readonly model?: string;
  readonly operation?: string;
  readonly [detail: string]: unknown;
}

export interface OrmErrorDetails {
  readonly backendKind?: string | undefined;
  readonly dialect?: string | null | undefined;
  readonly retryable?: boolean | undefined;
  readonly path?: string | undefined;
  readonly meta?: OrmErrorMeta | undefined;
  readonly cause?: unknown;
}

const RETRYABLE: ReadonlySet<OrmErrorCode> = new Set<OrmErrorCode>(["TRANSACTION_CONFLICT", "DEADLOCK"]);
const NOTHING: OrmErrorMeta = Object.freeze({});

/**
 * The one error that this library throws. The message names model, field and operation, never a value,
 * so it can be logged as it is.
 */
export class OrmError extends Error {
  override readonly name = "OrmError";
  readonly code: OrmErrorCode;
  /** The backend that reported the failure, such as `prisma` or `redis`; absent where none was reached. */
  readonly backendKind: string | undefined;
  readonly dialect: string | undefined;
  /** Whether the same call may succeed when it is made again. */
  readonly retryable: boolean;
  /** Where in the schema or the call the mistake stands, such as `where.OR[1].email`. */
  readonly path: string | undefined;
  readonly meta: OrmErrorMeta;

  constructor(code: OrmErrorCode, message: string, details: OrmErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.backendKind = details.backendKind;
    this.dialect = details.dialect ?? undefined;
    this.retryable = details.retryable ?? RETRYABLE.has(code);
    this.path = details.path;
    this.meta = details.meta === undefined ? NOTHING : Object.freeze({ ...details.meta });
  }
}
