import { durableClients, fastClients } from "./clients/index";
import type { OpenClient, OpenClientFunction } from "./clients/open-client";
import type { Options } from "./options";
import { printStep, printTitle } from "./print-step";
import { type Step, takeSteps } from "./take-steps";
import { Watch } from "./watch";

/** The specification's walkthrough on two clients. */
export async function runWalkthrough(options: Options): Promise<void> {
  const durable = await open(durableClients, options.durable);
  try {
    const fast = await open(fastClients, options.fast);
    try {
      printTitle(`Durable state on ${options.durable}, fast state on ${options.fast}`);
      await runOn(durable, fast);
    } finally {
      await fast.close();
    }
  } finally {
    await durable.close();
  }
}

async function runOn(durable: OpenClient, fast: OpenClient): Promise<void> {
  const watches = {
    durable: new Watch("durable", "statement", durable),
    fast: new Watch("fast", "command", fast),
  };
  let number = 0;
  const step: Step = async (name, run) => {
    watches.durable.start();
    watches.fast.start();
    const result = await run();
    number += 1;
    printStep(number, name, result, [watches.durable.activity(), watches.fast.activity()]);
    return result;
  };
  await takeSteps({ durable: durable.client, fast: fast.client }, watches, step);
}

function open(
  clients: Readonly<Record<string, OpenClientFunction>>,
  name: string,
): Promise<OpenClient> {
  const openClient = clients[name];
  if (openClient === undefined) throw new TypeError(`no client "${name}"`);
  return openClient();
}
