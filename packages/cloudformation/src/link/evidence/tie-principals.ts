// What evidence says of the principals of a source.
import type {
  DeployedHolder,
  DeployedPrincipal,
  Holder,
  LocatedEvidence,
  Refusal,
  Tie,
} from "../../contract.js";
import { refuse } from "../refusal.js";
import type { TemplateInstance } from "../template/template.js";
import { deployedStacks, type DeployedStack } from "./deployed-stacks.js";
import { isCalled, isOfType } from "./fits.js";
import { isConditional, matchStacks, type Matching, type SourceStacks } from "./match-stacks.js";

export interface TiedPrincipals extends LocatedEvidence {
  of(instance: TemplateInstance, logicalId: string): DeployedHolder | undefined;
}

/** Joins evidence with the principals of stacks: by the stack and the logical id in it. */
export function tiePrincipals(
  instances: readonly TemplateInstance[],
  ties: readonly Tie[],
  source: SourceStacks,
): TiedPrincipals {
  if (ties.length === 0) return { of: () => undefined, contradictions: [], unmatched: new Map() };
  const matching = matchStacks(instances, deployedStacks(ties), source);
  const contradictions: Refusal[] = [];
  const roots = new Map(instances.map((instance) => [instance.key, instance]));
  const tied = new Map<TemplateInstance, Map<string, DeployedHolder>>();
  for (const [instance, stacks] of matching.deployed) {
    const open = openSet(instance, roots.get(instance.outermost) ?? instance, matching);
    const own = new Map<string, DeployedHolder>();
    for (const [logicalId, holder] of source.principalsOf(instance))
      if (holder.type === "role" || holder.type === "user")
        own.set(logicalId, deployedAs({ instance, logicalId, holder }, stacks, open));
    tied.set(instance, own);
  }
  return {
    of: (instance, logicalId) => tied.get(instance)?.get(logicalId),
    contradictions,
    unmatched: matching.unmatched,
  };

  function deployedAs(
    { instance, logicalId, holder }: Own,
    stacks: readonly DeployedStack[],
    open: Refusal | undefined,
  ): DeployedHolder {
    const as = new Map<string, DeployedPrincipal>();
    let why = open;
    let contradicted: Refusal | undefined;
    for (const stack of stacks) {
      const found = stack.resources.get(logicalId);
      if (found === undefined) {
        const absent = missing(stack, logicalId, holder);
        // Of what is not listed, or stands under a condition, nobody can say that it ought to be there.
        if (!stack.isPart && !isConditional(instance, logicalId)) contradictions.push(absent);
        why ??= absent;
        continue;
      }
      const fault = contradiction(found, logicalId, holder);
      if (fault !== undefined) contradictions.push(fault);
      contradicted ??= fault;
      for (const { principal } of fault === undefined ? found : [])
        if (principal !== undefined) as.set(JSON.stringify(principal).toLowerCase(), principal);
    }
    const name = stacks.find((stack) => stack.name !== undefined)?.name ?? "<stack>";
    return {
      as: [...as.values()],
      ...(contradicted === undefined ? {} : { contradicted }),
      ...(why === undefined ? {} : { open: why }),
      ask: `aws cloudformation describe-stack-resources --stack-name ${name}`,
    };
  }
}

interface Own {
  readonly instance: TemplateInstance;
  readonly logicalId: string;
  readonly holder: Holder;
}

/** Why there may be stacks of which no evidence tells. */
function openSet(
  instance: TemplateInstance,
  root: TemplateInstance,
  { doubts }: Matching,
): Refusal | undefined {
  const doubt = doubts.get(instance.file) ?? doubts.get(root.file);
  if (doubt !== undefined) return doubt;
  if (root.scope.pseudo.get("AWS::StackName")?.kind === "known") return undefined;
  return refuse(
    "stack-not-known",
    `evidence tells of a stack that is made of ${root.file}, but not whether that is the only one; name all of them under \`stacks\``,
  );
}

function missing({ from, name, isPart }: DeployedStack, logicalId: string, { at }: Holder): Refusal {
  const stack = name === undefined ? "the stack" : `the stack ${name}`;
  const hint = isPart
    ? "; `aws cloudformation list-stack-resources` lists more than a hundred resources"
    : "";
  return refuse("evidence-missing", `${from} does not tell that ${stack} has ${logicalId}${hint}`, at);
}

/** What cannot be if the source is what was deployed. */
function contradiction(ties: readonly Tie[], logicalId: string, holder: Holder): Refusal | undefined {
  const [first, second] = ties;
  if (first === undefined) return undefined;
  if (second !== undefined)
    return told(`${first.from} and ${second.from} say different things of ${logicalId}`);
  const { from, type, id } = first;
  if (!isOfType(first, holder)) return told(`${from} says that ${logicalId} is an ${type}`);
  if (id === undefined) return told(`${from} says that there is no ${logicalId} (any more)`);
  if (isCalled(id, holder.name)) return undefined;
  return told(`${from} says that ${logicalId} is called ${id}, which is not its name in this source`);

  function told(what: string): Refusal {
    return refuse("evidence-contradicts", `${what}; so it proves nothing of it`, holder.at);
  }
}
