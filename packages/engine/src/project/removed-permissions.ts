import { containsGlob } from "@iamend/core";
import type { Item, PolicyDocument } from "@iamend/source";
import type { ListPlan } from "../plan/plan-list.js";
import type { RuleContext } from "../rules/context.js";

/** How many pairs of a document and an action the fixes take away: those that no other pattern of the document still allows. */
export function removedPermissions(
  context: Pick<RuleContext, "located" | "reach" | "plans" | "offers">,
): number {
  const remaining = remainingPatterns(context);
  const pairs = new Set<string>();
  for (const plan of context.plans) {
    const gone = new Set(plan.decisions.flatMap((_, index) => goneWith(plan, index, context)));
    if (gone.size === 0) continue;
    for (const document of plan.documents) {
      const stays = remaining(document);
      for (const action of gone) if (!stays(action)) pairs.add(`${document.address}\0${action}`);
    }
  }
  return pairs.size;
}

/** What a fix takes out of an item, in lower case. */
function goneWith(plan: ListPlan, index: number, { offers }: Pick<RuleContext, "offers">): readonly string[] {
  const decision = plan.decisions[index];
  if (decision === undefined || decision.kind === "kept" || decision.kind === "opaque") return [];
  if (offers.fix(plan.reach.id, index) === undefined) return [];
  const actions = decision.unused.length > 0 ? decision.unused : [decision.pattern];
  return actions.map((action) => action.toLowerCase());
}

type Allows = (action: string) => boolean;

/** Whether a document allows an action after the fixes; documents of the same statements are asked together. */
function remainingPatterns({
  located,
  reach,
  plans,
  offers,
}: Pick<RuleContext, "located" | "reach" | "plans" | "offers">): (document: PolicyDocument) => Allows {
  const planOf = new Map(plans.map((plan) => [plan.reach.id, plan]));
  const known = new Map<string, Allows>();

  function left(list: string, item: Item, index: number): readonly string[] {
    if (offers.fix(list, index) === undefined) return "value" in item ? [item.value] : (item.values ?? []);
    const decision = planOf.get(list)?.decisions[index];
    return decision?.kind === "replaced" ? decision.by.map(({ pattern }) => pattern) : [];
  }

  function allowsOf({ statements, bundles }: PolicyDocument): Allows {
    const allowed = bundles.flatMap((id) => located.bundles.get(id)?.actions ?? []);
    const allBut: (readonly string[])[] = [];
    for (const id of statements) {
      const statement = reach.statements.get(id)?.statement;
      if (statement === undefined || statement.effect === "Deny") continue;
      const patterns = statement.lists.flatMap((list) =>
        (located.lists.get(list)?.items ?? []).flatMap((item, index) => left(list, item, index)),
      );
      if (statement.key === "Action") allowed.push(...patterns);
      else allBut.push(patterns);
    }
    const literals = new Set(allowed.map((pattern) => pattern.toLowerCase()));
    const wildcards = [...literals].filter((pattern) => /[*?]/.test(pattern));
    return (action) =>
      literals.has(action) ||
      wildcards.some((pattern) => containsGlob(pattern, action)) ||
      allBut.some((patterns) => !patterns.some((pattern) => containsGlob(pattern, action)));
  }

  return (document) => {
    const key = [...document.statements, "", ...document.bundles].join("\0");
    const found = known.get(key) ?? allowsOf(document);
    known.set(key, found);
    return found;
  };
}
