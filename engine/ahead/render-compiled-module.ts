import {
  type CompiledModuleBackend,
  compiledModule,
} from "../../emitters/artifacts/compiled/compiled-module.ts";
import { OrmError } from "../../ir/orm-error.ts";
import { inputsOf } from "../../ir/physical/inputs-of.ts";
import type { Physical } from "../../ir/physical/physical-plan.ts";
import { type CompiledSchema, catalogOutline, type PlanBook } from "../../ir/plan-book.ts";
import { compileRecording } from "./compile-recording.ts";
import type { RecordedCalls } from "./recorded-calls.ts";
import { type RecordedShapes, Recording } from "./recording.ts";

/**
 * Makes the application's calls once, in memory, and gives the module that takes the place of the compiling
 * packages where it is bundled: with the plans of these calls, and without a compiler. Throws where a backend
 * cannot run one of them.
 */
export async function renderCompiledModule(calls: RecordedCalls): Promise<string> {
  const recordings: RecordedShapes[] = [];
  await calls((input) => {
    const recording = new Recording(input);
    recordings.push(recording);
    return recording.orm;
  });
  if (!recordings.some(({ shapes }) => shapes.size > 0)) throw refused("no call was made");
  const compiled = await Promise.all(
    recordings.map(async (recording) => ({ recording, book: await compileRecording(recording) })),
  );
  const nodes = compiled.flatMap(({ book }) => Object.values(book.plans).flatMap(({ root }) => allOf(root)));
  const isWhole = nodes.some(isAbove);
  const transacts = recordings.some(({ usesTransactions }) => usesTransactions);
  return compiledModule({
    schemas: schemasOf(compiled),
    backends: backendsOf(compiled),
    prepare: isWhole ? "prepare" : "prepareLeafAlone",
    transactions: transacts ? "transactionMembers" : "noTransactions",
  });
}

interface Compiled {
  readonly recording: RecordedShapes;
  readonly book: PlanBook;
}

function allOf(node: Physical): readonly Physical[] {
  return [node, ...inputsOf(node).flat().flatMap(allOf)];
}

/** What runs here over the rows of something else. */
function isAbove(node: Physical): boolean {
  return inputsOf(node).flat().length > 0;
}

function schemasOf(compiled: readonly Compiled[]): readonly CompiledSchema[] {
  const schemas = [...new Set(compiled.map(({ recording }) => recording.schema))];
  const outlines = schemas.map(({ catalog }) => catalogOutline(catalog));
  if (new Set(outlines).size < outlines.length) {
    throw refused("two schemas have the same tables and fields, by which a bundle tells schemas apart");
  }
  return schemas.map((schema) => {
    const books = compiled.filter(({ recording }) => recording.schema === schema).map(({ book }) => book);
    if (new Set(books.map(({ backend }) => backend)).size < books.length) {
      throw refused("two orms of one schema over the same backend: make all calls of it on one");
    }
    return { catalog: schema.catalog, books };
  });
}

function backendsOf(compiled: readonly Compiled[]): readonly CompiledModuleBackend[] {
  const kinds = [...new Set(compiled.map(({ book }) => book.backend))].sort();
  return kinds.map((kind) => {
    const own = compiled.filter(({ book }) => book.backend === kind);
    const nodes = own.flatMap(({ book }) => Object.values(book.plans).flatMap(({ root }) => allOf(root)));
    const parts: Record<string, string> = {};
    if (nodes.some((node) => node.kind.startsWith("local"))) parts.prepareLocal = "prepareLocal";
    if (nodes.some(({ kind: node }) => node === "throughLookup")) parts.through = "throughReads";
    if (own.some(({ recording }) => recording.usesTransactions)) parts.transactions = "heldWrites";
    return { name: own[0]?.recording.facts.imported ?? kind, parts };
  });
}

function refused(what: string): OrmError {
  return new OrmError("INVALID_QUERY", `renderCompiledModule: ${what}`);
}
