#!/usr/bin/env node
import { main } from "./main.ts";

process.exitCode = await main(process.argv.slice(2), {
  folder: process.cwd(),
  out: (text) => console.log(text),
  error: (text) => console.error(text),
});
