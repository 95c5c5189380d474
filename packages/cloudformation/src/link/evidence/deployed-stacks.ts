// Stacks as they are deployed: what all evidence says of each of them.
import type { DeployedUnit, Tie } from "../../contract.js";

/** A stack that evidence tells of; several files may tell of one. */
export interface DeployedStack {
  /** Where it is told first, for messages. */
  readonly from: string;
  /** As it is told there. */
  readonly unit: DeployedUnit;
  readonly name: string | undefined;
  readonly arn: string | undefined;
  readonly account: string | undefined;
  /** May have more resources than these. */
  readonly isPart: boolean;
  /** By logical id; of one that is told in several ways, all. */
  readonly resources: ReadonlyMap<string, readonly Tie[]>;
}

/** A stack whose resources are listed without its name is one that shares these with it, if that is but one. */
export function deployedStacks(ties: readonly Tie[]): readonly DeployedStack[] {
  const byUnit = new Map<Tie["unit"], Tie[]>();
  for (const tie of ties) {
    const same = byUnit.get(tie.unit);
    if (same === undefined) byUnit.set(tie.unit, [tie]);
    else same.push(tie);
  }
  const named = new Map<string, (readonly Tie[])[]>();
  const nameless: (readonly Tie[])[] = [];
  for (const [{ arn, name }, own] of byUnit) {
    const key = arn ?? name;
    if (key === undefined) nameless.push(own);
    else named.set(key, [...(named.get(key) ?? []), own]);
  }
  const stacks = [...named.values()].map((told) => joined(told));
  const alone = nameless.flatMap((told) => {
    const one = joined([told]);
    const meant = stacks.filter((stack) => isSameStack(stack, one));
    const [only] = meant;
    if (meant.length !== 1 || only === undefined) return [one];
    const index = stacks.indexOf(only);
    stacks[index] = joined([[...only.resources.values()].flat(), told]);
    return [];
  });
  return [...stacks, ...alone];
}

function joined(told: readonly (readonly Tie[])[]): DeployedStack {
  const ties = told.flat();
  const resources = new Map<string, Tie[]>();
  const unit: DeployedUnit = ties[0]?.unit ?? { kind: "stack", isPart: true };
  const { name, arn, account } = unit;
  for (const tie of ties) {
    const known = resources.get(tie.address) ?? [];
    if (known.some((other) => other.type === tie.type && other.id === tie.id)) continue;
    // A list that does not say where its stack is may be of one of which that is known.
    const principal = tie.principal && {
      ...tie.principal,
      ...(account === undefined ? {} : { account }),
    };
    resources.set(tie.address, [...known, principal === undefined ? tie : { ...tie, principal }]);
  }
  return {
    from: (ties[0]?.from ?? "").replace(/\[\d+\]$/, ""),
    unit,
    name,
    arn,
    account,
    isPart: told.every((own) => own[0]?.unit.isPart ?? true),
    resources,
  };
}

/** Everything that is told of the one is told of the other, in the same way. */
function isSameStack(stack: DeployedStack, listed: DeployedStack): boolean {
  let shared = 0;
  for (const [logicalId, ties] of stack.resources) {
    const others = listed.resources.get(logicalId);
    if (others === undefined) {
      if (!listed.isPart) return false;
      continue;
    }
    if (!ties.some(({ type, id }) => others.some((other) => other.type === type && other.id === id)))
      return false;
    shared++;
  }
  return shared > 0;
}
