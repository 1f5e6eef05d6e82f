import { fork } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Group } from "./discover.ts";
import type { FileReport, Message } from "./report.ts";

export interface GroupResult {
  readonly group: Group;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly seconds: number;
  readonly output: string;
}

/** Where a group runs: the folder of a checkout, and what its environment has beyond this process's. */
export interface Place {
  readonly root: string;
  readonly environment: Readonly<Record<string, string>>;
}

const HERE: Place = { root: fileURLToPath(new URL("../..", import.meta.url)), environment: {} };

/** Runs the group in a process of its own; a file that it never reported counts as one failure. */
export async function runGroup(
  group: Group,
  timeoutSeconds: number,
  { root, environment }: Place = HERE,
): Promise<GroupResult> {
  const started = Date.now();
  const child = fork(join(root, "tests/runner/group-process.ts"), [...group.files], {
    cwd: root,
    env: { ...process.env, ...environment },
    execPath: group.node,
    execArgv: ["--import", "tsx"],
    stdio: "pipe",
  });
  const reports: FileReport[] = [];
  let output = "";
  let ended = false;
  child.on("message", (message: Message) => {
    if (message.kind === "file") reports.push(message.report);
    else ended = true;
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  const timer = setTimeout(() => {
    output += `\n  FAIL not finished after ${timeoutSeconds} seconds\n`;
    child.kill("SIGKILL");
  }, timeoutSeconds * 1000);
  await new Promise((resolve) => child.once("close", resolve));
  clearTimeout(timer);
  if (!ended) output += `\n  FAIL the process ended before its tests did\n`;
  const unreported = group.files.length - reports.length;
  return {
    group,
    passed: sum(reports, "passed"),
    failed: sum(reports, "failed") + unreported,
    skipped: sum(reports, "skipped"),
    seconds: (Date.now() - started) / 1000,
    output,
  };
}

function sum(reports: readonly FileReport[], count: "passed" | "failed" | "skipped"): number {
  return reports.reduce((total, report) => total + report[count], 0);
}
