import type { Refusal } from "@iamend/source";
import type { BundlePlan } from "../plan/plan-bundle.js";
import { asOf, count, listed, who } from "../report/wording.js";
import type { Finding, RuleContext } from "./context.js";
import { fixOf } from "./offers.js";
import { lastAccessed, unusedBy } from "./unused-actions.js";

/** Bundles that allow what no holder of their policies uses: one problem each, for nobody changes a part of a bundle. */
export function* unusedBundles({ bundlePlans, bundleOffer }: RuleContext): Generator<Finding> {
  const plans = new Map(bundlePlans.map((plan) => [plan.reach.id, plan]));
  for (const plan of bundlePlans) {
    const { id, bundle } = plan.reach;
    const unused = [...new Set(plan.decisions.flatMap(unusedBy))].sort();
    const change = bundleOffer.accepted.get(id);
    const why = bundleOffer.refusals.get(id);
    yield {
      at: bundle.at,
      message: `${sentence(plan, unused)}.`,
      principals: plan.speaks.map(({ arn }) => arn),
      address: plan.documents[0]?.address ?? "",
      unused,
      ...lastAccessed(unused, plan.unused),
      ...(change === undefined
        ? {}
        : {
            suggestions: [
              {
                id: fixOf(change.edits).id,
                message: change.changes
                  .flatMap((one) => ("bundle" in one ? (plans.get(one.bundle) ?? []) : []))
                  .map((one) => suggestionText(one, change.becomes?.get(one.reach.id)))
                  .join(" "),
                edits: fixOf(change.edits).edits,
                // Proven alone, and not beside the other changes of its files.
                narrows: false,
              },
            ],
          }),
      refused: plan.refused ??
        (change === undefined && why !== undefined ? refusedBy(why) : undefined) ??
        plan.doubt ?? {
          code: "bundle",
          message:
            "what stands behind a name cannot be changed; whether another may take its place a person must decide",
        },
    };
  }
}

/** Why the adapter changes nothing; what it says of statements is said of names. */
function refusedBy({ code, message, at }: Refusal): Refusal {
  const isLast = code === "would-be-empty";
  return {
    code: "bundle",
    message: isLast
      ? "nothing would be left of the list that it stands in: take that away as a whole"
      : message,
    ...(at === undefined ? {} : { at }),
  };
}

function sentence(plan: BundlePlan, unused: readonly string[]): string {
  const name = `\`${plan.reach.bundle.name}\``;
  const holders = who(plan.speaks);
  const when = asOf(plan.speaks);
  if (plan.rest.length === 0) return `${name} allows nothing that ${holders} used${when}`;
  const [first = "a service"] = unused;
  const what = unused.length <= 1 ? first : `${count(unused.length, "action")} (${listed(unused)})`;
  return `${name} allows ${what} that ${holders} did not use${when}`;
}

/** `becomes`: what the bundle is called then, where the adapter tells. */
function suggestionText({ reach, rest }: BundlePlan, becomes: string | undefined): string {
  const { name } = reach.bundle;
  if (rest.length === 0) return `Remove ${name}.`;
  return becomes === undefined
    ? `Narrow ${name}; ${listed(rest, 6)} must stay.`
    : `Replace ${name} with ${becomes}.`;
}
