import { dialectNames } from "./dialect-names.ts";
import { fileLength } from "./file-length.ts";
import { importDirection } from "./import-direction.ts";
import { noCompiler } from "./no-compiler.ts";
import { noCycles } from "./no-cycles.ts";
import { noGeneratedCode } from "./no-generated-code.ts";
import { nodeFree } from "./node-free.ts";
import { oracleIndependence } from "./oracle-independence.ts";
import { pureLayers } from "./pure-layers.ts";
import type { Rule } from "./rule.ts";
import { separateDrivers } from "./separate-drivers.ts";

export const rules: readonly Rule[] = [
  importDirection,
  noCycles,
  pureLayers,
  nodeFree,
  noGeneratedCode,
  separateDrivers,
  noCompiler,
  dialectNames,
  oracleIndependence,
  fileLength,
];
