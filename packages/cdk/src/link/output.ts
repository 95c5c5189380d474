import type { Host } from "../contract.js";
import type { Output } from "@iamend/source";
import { findApps } from "./apps.js";

/** The templates of all apps of a root, and the stacks that the assemblies say are made of them. */
export function outputOf(files: Iterable<string>, host: Host): Output {
  const { apps } = findApps(files, host);
  const stacks = new Map<string, string[]>();
  const accounts = new Map<string, string>();
  const nested = new Map<string, string>();
  const templates = new Set<string>();
  for (const stack of apps.flatMap(({ assembly }) => assembly.stacks)) {
    templates.add(stack.template);
    stacks.set(stack.template, [...(stacks.get(stack.template) ?? []), stack.name]);
    if (stack.account !== undefined) accounts.set(stack.template, stack.account);
    for (const inner of stack.nested) {
      templates.add(inner.template);
      nested.set(`${inner.parent}#${inner.logicalId}`, inner.template);
      if (stack.account !== undefined) accounts.set(inner.template, stack.account);
    }
  }
  return {
    files: [...templates].sort(),
    deployment: {
      stacks,
      nested,
      accounts: (path) => {
        const account = accounts.get(path);
        return account === undefined ? undefined : [account];
      },
    },
  };
}
