import { OrmError } from "../../../ir/orm-error.ts";

/** SQLite compares text by its bytes, which are in the order of the code points in UTF-8 only. */
export function refuseUtf16(kind: string, encoding: unknown): void {
  if (typeof encoding !== "string" || !encoding.startsWith("UTF-16")) return;
  throw new OrmError(
    "UNSUPPORTED",
    "the database keeps its text in UTF-16, and so not in the order of code points",
    {
      backendKind: kind,
      path: "client",
    },
  );
}
