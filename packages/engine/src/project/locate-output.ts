import { NOTHING_LOCATED, type Adapter, type Deployment, type Host, type Located } from "@iamend/source";
import type { Elsewhere } from "../link/attached-elsewhere.js";
import type { Memory } from "./memory.js";

/** Whose output is asked for, and what the configuration says of how the root is deployed. */
export interface OutputInput {
  readonly adapter: Adapter<unknown>;
  readonly units: ReadonlyMap<string, unknown>;
  /** In the order of all. */
  readonly adapters: readonly Adapter<unknown>[];
  readonly deployment: Deployment;
  readonly deploymentKey: string;
}

/** What the adapters before one locate in the files that were made of its source; nothing: it makes none, or none is there. */
export function locateOutput(input: OutputInput, host: Host, memory: Memory): Located | undefined {
  const { adapter, units, adapters, deployment, deploymentKey } = input;
  const output = units.size === 0 ? undefined : adapter.output?.(units, host);
  if (output === undefined) return undefined;
  const earlier = adapters.slice(0, adapters.indexOf(adapter));
  const { stacks, nested, accounts } = output.deployment;
  const made: Deployment = {
    stacks,
    ...(nested === undefined ? {} : { nested }),
    accounts: (path) => accounts?.(path) ?? deployment.accounts?.(path),
    ...(deployment.ties === undefined ? {} : { ties: deployment.ties }),
  };
  const told = output.files.map((file) => accounts?.(file) ?? []);
  const key = JSON.stringify([deploymentKey, [...stacks], [...(nested ?? [])], told]);
  let below = NOTHING_LOCATED;
  for (const { adapter: one, units: own } of memory.outputUnits.collect(output.files, earlier, host).units) {
    if (own.size === 0) continue;
    const linked = memory.outputLinks.link(
      { adapter: one, units: own, below, deployment: made, deploymentKey: key, elsewhere: NOTHING_ELSE },
      host,
    );
    below = linked.joined();
  }
  return below;
}

/** Output is whole by itself. */
const NOTHING_ELSE: Elsewhere = { files: [], unread: [], loose: [], unclaimed: [] };
