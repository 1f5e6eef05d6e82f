import { mutantsOf } from "../mutant.ts";

export const COMPILED = [
  ...mutantsOf("compiled calls", [
    {
      name: "cleared-rows-not-compiled",
      file: "engine/sql/deferred/emit-for-batch.ts",
      find: "    before: emitClearing(dialect, leaf, catalog),",
      replace: "    before: false ? emitClearing(dialect, leaf, catalog) : null,",
      breaks: "a row that has ended keeps its unique key",
      killers: ["compiled calls", "conformance on D1"],
    },
    {
      name: "answers-of-clearings-read",
      file: "engine/sql/deferred/emitted-leaf.ts",
      find: "results.slice(before.length)",
      replace: "results.slice(0, before.length)",
      breaks: "a write that cleared rows answers with nothing",
      killers: ["compiled calls", "conformance on D1"],
    },
    {
      name: "other-options-taken",
      file: "engine/compiled/compiled-runtime.ts",
      find: "    given.scan !== book.options.scan ||",
      replace: "",
      breaks: "a bundle scans where its orm was told to refuse",
      killers: ["compiled calls"],
    },
    {
      name: "below-not-emitted",
      file: "ir/physical/map-leaves.ts",
      find: "        child: mapLeaves(fetch.child, change),",
      replace: "        child: fetch.child,",
      breaks: "a bundle cannot load relations by batches",
      killers: ["compiled golden calls"],
    },
    {
      name: "default-functions-lost",
      file: "engine/compiled/compiled-field.ts",
      find: "    return new CompiledField(isGenerate(value) ? value : null);",
      replace: "    return new CompiledField(isGenerate(value) ? null : null);",
      breaks: "a bundle cannot make the values that functions give",
      killers: ["compiled calls"],
    },
    {
      name: "transactions-not-noted",
      file: "engine/ahead/recording.ts",
      find: "          this.usesTransactions = true;\n          return transaction(run, options);",
      replace: "          return transaction(run, options);",
      breaks: "a bundle refuses the transactions that were recorded",
      killers: ["compiled calls"],
    },
  ]),
];
