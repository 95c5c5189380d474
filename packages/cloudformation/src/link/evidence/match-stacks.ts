// Which stack of the source a deployed one is.
import type { DeployedUnit, Holder, LocatedEvidence, Refusal } from "../../contract.js";
import { member } from "../../evaluate/members.js";
import { refuse } from "../refusal.js";
import { placeOfArn } from "../template/stack-place.js";
import type { Resource, TemplateInstance } from "../template/template.js";
import type { DeployedStack } from "./deployed-stacks.js";
import { isCalled, isOfType } from "./fits.js";

/** What is known of a stack of the source. */
export interface SourceStacks {
  /** Its principals, by logical id. */
  readonly principalsOf: (instance: TemplateInstance) => OwnPrincipals;
  /** The accounts that its template is deployed to, if that is known. */
  readonly accountsOf: (instance: TemplateInstance) => readonly string[] | undefined;
}

type OwnPrincipals = ReadonlyMap<string, Holder>;

export interface Matching {
  /** What evidence tells of a stack of the source: of several, as it may be in several accounts. */
  readonly deployed: ReadonlyMap<TemplateInstance, readonly DeployedStack[]>;
  /** Templates of which there are stacks that nobody has told of, by file. */
  readonly doubts: ReadonlyMap<string, Refusal>;
  readonly unmatched: LocatedEvidence["unmatched"];
}

/** Finds the stack by name, by the stack that nests it, or by what it holds where nothing else tells. */
export function matchStacks(
  instances: readonly TemplateInstance[],
  stacks: readonly DeployedStack[],
  { principalsOf, accountsOf }: SourceStacks,
): Matching {
  const deployed = new Map<TemplateInstance, DeployedStack[]>();
  const doubts = new Map<string, Refusal>();
  const unmatched = new Map<DeployedUnit, Refusal>();
  const byArn = new Map(stacks.flatMap((stack) => (stack.arn === undefined ? [] : [[stack.arn, stack]])));
  const nested = new Set(stacks.flatMap((stack) => nestedIn(stack).map(({ arn }) => arn)));
  const byName = new Map<string, TemplateInstance[]>();
  for (const instance of instances) {
    const name = knownName(instance);
    if (name !== undefined) byName.set(name, [...(byName.get(name) ?? []), instance]);
  }

  for (const stack of stacks) if (stack.arn === undefined || !nested.has(stack.arn)) matchRoot(stack);
  return { deployed, doubts, unmatched };

  function match(stack: DeployedStack, instance: TemplateInstance): void {
    const known = deployed.get(instance) ?? [];
    if (known.includes(stack)) return;
    deployed.set(instance, [...known, stack]);
    for (const { logicalId, arn } of nestedIn(stack)) {
      const child = instance.children.get(logicalId);
      const inside = byArn.get(arn);
      if (child !== undefined && inside !== undefined) match(inside, child);
    }
  }

  function matchRoot(stack: DeployedStack): void {
    const named = stack.name === undefined ? [] : (byName.get(stack.name) ?? []);
    const here = named.filter((instance) => mayBeAt(instance, stack));
    const [only, ...others] = here.filter(
      (instance) =>
        here.length === 1 ||
        stack.account === undefined ||
        (accountsOf(instance)?.includes(stack.account) ?? true),
    );
    if (only !== undefined && others.length === 0) {
      match(stack, only);
      return;
    }
    const among =
      named.length > 0
        ? here
        : instances.filter((instance) => mayBeCalled(instance, stack) && mayBeAt(instance, stack));
    const fitting = among.filter((instance) => fits(stack, instance, principalsOf(instance)));
    const [one] = fitting;
    if (fitting.length === 1 && one !== undefined) match(stack, one);
    else if (fitting.length > 1) unmatched.set(stack.unit, ambiguous(stack, fitting));
    else if (holdsAny(stack)) noteUnmatched(stack);
  }

  /** It may be one of a template of which `stacks` does not name all. */
  function noteUnmatched(stack: DeployedStack): void {
    const other = instances.find((instance) => fits(stack, instance, principalsOf(instance), stack.name));
    if (other !== undefined && stack.name !== undefined) {
      const why = refuse(
        "stacks-incomplete",
        `${stack.from}: the stack ${stack.name} looks like one of ${other.file}, and \`stacks\` does not name it; name all stacks made of that file`,
      );
      doubts.set(other.file, why);
      unmatched.set(stack.unit, why);
      return;
    }
    const who =
      stack.name === undefined
        ? "these resources fit no stack of this source; `aws cloudformation describe-stack-resources` also says which stack they are of"
        : `the stack ${stack.name} fits none of this source; say under \`stacks\` which template it is made of`;
    unmatched.set(stack.unit, refuse("unmatched-evidence", `${stack.from}: ${who}`));
  }
}

/** Where nothing is said of its name, or nothing to the contrary. */
function mayBeCalled(instance: TemplateInstance, { name }: DeployedStack): boolean {
  if (name === undefined) return true;
  const own = instance.scope.pseudo.get("AWS::StackName");
  if (own?.kind === "known") return false;
  return own?.kind !== "partly" || name.startsWith(own.starts);
}

/** Where nothing is said of its account and region, or the same. */
function mayBeAt({ place }: TemplateInstance, { arn, account }: DeployedStack): boolean {
  if (place === undefined) return true;
  const told = arn === undefined ? undefined : placeOfArn(arn);
  return told === undefined
    ? account === undefined || account === place.account
    : told.account === place.account && told.region === place.region;
}

function knownName({ scope }: TemplateInstance): string | undefined {
  const name = scope.pseudo.get("AWS::StackName");
  return name?.kind === "known" ? name.text : undefined;
}

const NESTED = "AWS::CloudFormation::Stack";

function nestedIn({ resources }: DeployedStack): readonly { logicalId: string; arn: string }[] {
  return [...resources].flatMap(([logicalId, ties]) =>
    ties.flatMap(({ type, id }) => (type === NESTED && id !== undefined ? [{ logicalId, arn: id }] : [])),
  );
}

const PRINCIPALS: ReadonlySet<string> = new Set(["AWS::IAM::Role", "AWS::IAM::User", "AWS::IAM::Group"]);

/** Whether there is anything in it that matters. */
function holdsAny({ resources }: DeployedStack): boolean {
  return [...resources.values()].some((ties) => ties.some(({ type }) => PRINCIPALS.has(type)));
}

/** Whether one has what the other has, as far as they have the same; `stackName`: what it would be called if it were this one. */
function fits(
  stack: DeployedStack,
  instance: TemplateInstance,
  principals: OwnPrincipals,
  stackName?: string,
): boolean {
  let shared = 0;
  for (const [logicalId, holder] of principals) {
    const ties = stack.resources.get(logicalId);
    if (ties === undefined) {
      if (!stack.isPart && !isConditional(instance, logicalId)) return false;
      continue;
    }
    const isSame = ties.every(
      (tie) =>
        isOfType(tie, holder) &&
        (tie.id === undefined || stackName !== undefined || isCalled(tie.id, holder.name)),
    );
    if (!isSame) return false;
    shared++;
  }
  for (const logicalId of instance.children.keys())
    if (stack.resources.get(logicalId)?.some(({ type }) => type === NESTED) === true) shared++;
  if (shared === 0) return false;
  // Transforms add principals of their own.
  if (instance.kind === "serverless" || member(instance.root, "Transform") !== undefined) return true;
  return [...stack.resources].every(
    ([logicalId, ties]) => principals.has(logicalId) || !ties.some(({ type }) => PRINCIPALS.has(type)),
  );
}

/** Whether a stack may be without it; SAM makes a role with the function that it is for. */
export function isConditional({ resources }: TemplateInstance, logicalId: string): boolean {
  const found = resourceOf(resources, logicalId) ?? resourceOf(resources, logicalId.replace(/Role$/, ""));
  return found !== undefined && member(found.body, "Condition") !== undefined;
}

function resourceOf(resources: readonly Resource[], logicalId: string): Resource | undefined {
  return resources.find((resource) => resource.logicalId === logicalId);
}

function ambiguous({ from, name }: DeployedStack, fitting: readonly TemplateInstance[]): Refusal {
  const files = [...new Set(fitting.map(({ file }) => file))].slice(0, 3).join(", ");
  const what =
    name === undefined
      ? `these resources fit several stacks of this source (${files}); \`aws cloudformation describe-stack-resources\` also says which stack they are of`
      : `the stack ${name} fits several templates (${files}); say under \`stacks\` which it is made of`;
  return refuse("ambiguous-evidence", `${from}: ${what}`);
}
