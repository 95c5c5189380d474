import type { CfnResource } from "aws-cdk-lib";
import type { IConstruct } from "constructs";
import { inSentences } from "../shared/in-sentences.js";
import type { Judged, Judgement } from "../shared/judge.js";
import type { Knowledge } from "../shared/knowledge.js";
import { whyLeft } from "../shared/why-left.js";
import type { FoundPrincipals } from "./find-principals.js";
import type { RenderedStack } from "./render-stacks.js";
import { tell } from "./tell.js";

interface Told {
  readonly judgement: Judgement;
  readonly stacks: readonly RenderedStack[];
  readonly unmatched: FoundPrincipals["unmatched"];
  readonly knowledge: Knowledge;
  /** Whether the Aspect is applied to a resource. */
  readonly isVisited: (resource: CfnResource) => boolean;
  readonly isNarrowed: (resource: CfnResource) => boolean;
}

/** Tells at each resource what is taken away, and what nobody used and stays, with the reason. */
export function tellJudgement({
  judgement,
  stacks,
  unmatched,
  knowledge,
  isVisited,
  isNarrowed,
}: Told): void {
  const byFile = new Map(stacks.map((stack) => [stack.file, stack]));
  // What is about nothing in particular has to stand in some stack, or the CDK would not show it.
  const somewhere = stacks.find(({ resources }) => [...resources.values()].some(isVisited))?.stack;

  for (const text of knowledge.notices) tellSomewhere("findings", text);
  for (const { arn, path } of unmatched)
    tellSomewhere("unmatched-mapping", `\`principals\` maps ${arn} to ${path}, where no role or user is`);

  const groups = new Map<CfnResource, Map<string, Group>>();
  for (const judged of judgement.problems) {
    const resource = resourceOf(judged);
    if (resource === undefined || !isVisited(resource)) continue;
    if (judged.told.rule === "no-ambiguous-principals") {
      tell(resource, "info", "ambiguous-principal", judged.told.message);
      continue;
    }
    const { code, message } = fateOf(judged, resource);
    const own = groups.get(resource) ?? new Map<string, Group>();
    groups.set(resource, own);
    const group = own.get(code) ?? { why: message, sentences: new Set<string>() };
    own.set(code, group);
    group.sentences.add(code === NOT_NARROWED ? wouldBe(judged.told.message) : judged.told.message);
  }
  for (const [resource, own] of groups)
    for (const [code, { why, sentences }] of own) {
      const text = inSentences([...sentences]);
      if (code === NARROWED) tell(resource, "info", code, text);
      else tell(resource, "warning", code, `${text} It is left as it is: ${why}`);
    }

  for (const judged of judgement.notices) {
    const resource = resourceOf(judged);
    if (resource !== undefined && isVisited(resource))
      tell(resource, "info", judged.told.code, judged.told.message);
  }
  for (const judged of judgement.internalErrors) {
    const place: IConstruct | undefined = resourceOf(judged) ?? somewhere;
    if (place !== undefined) tell(place, "error", judged.told.code, judged.told.message);
  }

  function tellSomewhere(code: string, text: string): void {
    if (somewhere !== undefined) tell(somewhere, "warning", code, text);
  }

  function resourceOf({ file, path }: Judged<unknown>): CfnResource | undefined {
    const [section, id] = path;
    return section === "Resources" && id !== undefined ? byFile.get(file)?.resources.get(id) : undefined;
  }

  function fateOf(
    { told }: Judgement["problems"][number],
    resource: CfnResource,
  ): { readonly code: string; readonly message: string } {
    if (told.fix === undefined) return whyLeft(told, knowledge.derivedNames);
    if (isNarrowed(resource)) return { code: NARROWED, message: "" };
    return {
      code: NOT_NARROWED,
      message:
        "its policies do not pass through the Aspect: they are made by an override, or by a construct that does not give them away",
    };
  }
}

const NARROWED = "narrowed";
const NOT_NARROWED = "not-narrowed";

/** Statements alike have the same to be told. */
interface Group {
  readonly why: string;
  readonly sentences: Set<string>;
}

/** What is told of a change that is certain, where nothing comes of it. */
function wouldBe(message: string): string {
  return message.replace(/; it goes\.$/, "; it would go.").replace("; it becomes ", "; it would become ");
}
