import type { Decision } from "@iamend/core";
import type { Place, Refusal } from "@iamend/source";
import { asksForChange, replacementOf, type ListPlan } from "../plan/plan-list.js";
import { asOf, count, listed, who } from "../report/wording.js";
import type { Finding, Rule, RuleContext } from "./context.js";
import { lastAccessed, unusedBy } from "./unused-actions.js";
import { unusedBundles } from "./unused-bundles.js";

/** Patterns that allow what no holder of their policies uses. */
export const unusedPermissions: Rule = {
  name: "no-unused-permissions",
  *check(context) {
    for (const plan of context.plans) {
      if (plan.append !== undefined) yield notAction(plan, plan.append, context);
      for (const [index, decision] of plan.decisions.entries()) {
        const item = plan.reach.list.items[index];
        if (item !== undefined && asksForChange(decision))
          yield pattern(plan, index, decision, item.at, context);
      }
    }
    yield* unusedBundles(context);
  },
};

function pattern(
  plan: ListPlan,
  index: number,
  decision: Decision,
  at: Place,
  context: RuleContext,
): Finding {
  const { id } = plan.reach;
  const item = plan.reach.list.items[index];
  const opaque = item !== undefined && "opaque" in item ? item.opaque : undefined;
  const unused = unusedBy(decision);
  const replacement = opaque === undefined ? replacementOf(decision) : undefined;
  const fix = context.offers.fix(id, index);
  const suggestion = fix === undefined ? context.offers.suggestion(id, index) : undefined;
  const refused =
    fix === undefined
      ? (opaque ??
        plan.refused ??
        plan.blocked.get(index) ??
        context.offers.refusal(id) ??
        plan.doubts.get(index) ??
        plan.open ??
        unsaid(at))
      : undefined;
  const text = textOf(decision);
  const goes = fix ?? suggestion;
  return {
    at,
    message: `${sentence(plan, inOneWord(decision), unused)}${replacement === undefined ? "" : becomes(replacement, fix !== undefined ? "" : goes !== undefined ? "would " : undefined)}.`,
    principals: plan.speaks.map(({ arn }) => arn),
    address: plan.documents[0]?.address ?? "",
    ...(text === undefined ? {} : { pattern: text }),
    unused,
    ...lastAccessed(unused, plan.unused),
    ...(replacement === undefined || goes === undefined ? {} : { replacement }),
    ...(fix === undefined ? {} : { fix }),
    ...(suggestion === undefined
      ? {}
      : {
          suggestions: [
            {
              id: suggestion.id,
              message: suggestionText(text, replacement),
              edits: suggestion.edits,
              narrows: true,
            },
          ],
        }),
    ...(refused === undefined ? {} : { refused }),
  };
}

/** An Allow with `NotAction` is narrowed by adding to its list, which a person decides (law 8). */
function notAction(plan: ListPlan, append: readonly string[], { offers }: RuleContext): Finding {
  const edit = offers.suggestion(plan.reach.id, 0);
  const at = plan.reach.list.at;
  return {
    at,
    message: `This NotAction allows ${listed(append)} too, which ${who(plan.speaks)} did not use${asOf(plan.speaks)}.`,
    principals: plan.speaks.map(({ arn }) => arn),
    address: plan.documents[0]?.address ?? "",
    unused: append,
    ...(edit === undefined
      ? {}
      : {
          suggestions: [
            { id: edit.id, message: `Add ${listed(append)} to the list.`, edits: edit.edits, narrows: true },
          ],
        }),
    refused: plan.refused ??
      offers.refusal(plan.reach.id) ?? {
        code: "not-action",
        message: "an Allow with NotAction is narrowed by adding to its list, which a person must decide",
      },
  };
}

function sentence(plan: ListPlan, decision: Decision, unused: readonly string[]): string {
  const text = textOf(decision);
  const name = text === undefined ? "Whatever stands here" : `\`${text}\``;
  const holders = who(plan.speaks);
  if (decision.kind === "removed" && decision.reason === "service-unused") {
    const allows = /[*?]/.test(decision.pattern) ? "allows" : "is of";
    return `${name} ${allows} a service that ${holders} did not use at all${asOf(plan.speaks)}`;
  }
  const [only] = unused;
  if (unused.length === 1 && only !== undefined && only.toLowerCase() === text?.toLowerCase()) {
    return `${name} was not used by ${holders}${asOf(plan.speaks)}`;
  }
  const what =
    unused.length === 0
      ? "a service"
      : unused.length === 1
        ? (only ?? "")
        : `${count(unused.length, "action")} (${listed(unused)})`;
  return `${name} allows ${what} that ${holders} did not use${asOf(plan.speaks)}`;
}

/** `would`: empty if it happens, `would ` if a person has to want it; absent if it is not offered. */
function becomes(replacement: readonly string[], would: string | undefined): string {
  if (would === undefined) return "";
  const s = would === "" ? "s" : "";
  return replacement.length === 0
    ? `; it ${would}go${s === "" ? "" : "es"}`
    : `; it ${would}become${s} ${listed(replacement, 6)}`;
}

function suggestionText(text: string | undefined, replacement: readonly string[] | undefined): string {
  const name = text ?? "it";
  return replacement === undefined || replacement.length === 0
    ? `Remove ${name}.`
    : `Replace ${name} with ${listed(replacement, 6)}.`;
}

/** An element that can be one thing only is spoken of as that, though it is not certain. */
function inOneWord(decision: Decision): Decision {
  const [first, ...others] = decision.kind === "opaque" ? decision.judged : [];
  return first === undefined || others.length > 0 ? decision : first;
}

function textOf(decision: Decision): string | undefined {
  return decision.kind === "opaque" ? undefined : decision.pattern;
}

/** Should never show: every change that is not offered has a reason. */
function unsaid(at: Place): Refusal {
  return { code: "not-offered", message: "no change is offered here", at };
}
