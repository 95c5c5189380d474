import type { Catalog } from "@iamend/core";
import type { Deployment, Host, Located, Refusal } from "@iamend/source";
import type { Configuration } from "../configuration/configuration.js";
import type { PrincipalIndex } from "../holders/principal-index.js";
import type { Ask } from "../holders/voices.js";
import type { ListReach } from "../link/reach.js";
import { askedIn } from "../plan/layers.js";
import { planBundle } from "../plan/plan-bundle.js";
import { planList, untouchable } from "../plan/plan-list.js";
import { findRedundancies } from "../plan/redundancies.js";
import { sameChange } from "../plan/settle.js";
import { offerBundles } from "../prove/offer-bundles.js";
import { offer } from "../prove/offer.js";
import type { Workshop } from "../prove/workshop.js";
import { notFullyKnown } from "../report/not-fully-known.js";
import type { Notice } from "../report/problem.js";
import { isReported, type RuleContext } from "../rules/context.js";
import { offersOf } from "../rules/offers.js";
import type { Linked } from "./link-memory.js";

/** What is the same for every adapter. */
export interface Shared {
  readonly host: Host;
  readonly configuration: Configuration;
  readonly deployment: Deployment;
  readonly catalog: Catalog;
  readonly principals: PrincipalIndex;
  readonly ask: Ask;
  readonly now: number | undefined;
  /** Whether a file was asked for; what is not is neither reported nor edited. */
  readonly isChosen: (file: string) => boolean;
}

/** One adapter's share of a project, planned and proven; rules only have to put it into words. */
export interface CheckedPart {
  readonly context: RuleContext;
  readonly notices: readonly Notice[];
  readonly internalErrors: readonly Notice[];
}

/** Plans every list, settles what the plans ask of one another, and proves the edits that come of it. */
export function checkPart(
  { adapter, located, ...linked }: Linked,
  units: ReadonlyMap<string, unknown>,
  below: Located,
  shared: Shared,
): CheckedPart {
  const { host, configuration, catalog, ask } = shared;
  const reach = linked.reach();
  const directed = linked.directed();
  const locked = lockedFiles(located);
  const chosen = [...reach.lists.values()].filter(
    ({ list }) => shared.isChosen(list.at.file) && isReported(list.at),
  );
  const planContext = {
    ask,
    configuration,
    catalog,
    directed,
    patternsOf: reach.patternsOf,
    now: shared.now,
    locked,
  };
  // Without findings nobody leaves anything unused.
  const isAsked = configuration.rules["no-unused-permissions"] !== "off" && shared.principals.all.length > 0;
  const plans = isAsked ? chosen.flatMap((list) => planList(list, planContext) ?? []) : [];
  const bundlePlans = [...(isAsked ? reach.bundles.values() : [])].flatMap((bundle) => {
    const { at } = bundle.bundle;
    return (shared.isChosen(at.file) && isReported(at) ? planBundle(bundle, planContext) : undefined) ?? [];
  });
  const planned = new Set(plans.flatMap((plan) => plan.reach.statements.map(({ id }) => id)));
  const isPlanned = (list: ListReach): boolean => list.statements.some(({ id }) => planned.has(id));
  const chosenIds = new Set(chosen.map(({ id }) => id));
  const redundancies =
    configuration.rules["no-redundant-actions"] === "off"
      ? []
      : findRedundancies(
          reach,
          (list) => isPlanned(list) || !chosenIds.has(list.id),
          directed,
          (list) => untouchable(list, locked),
        );

  const untouched = (file: string): Refusal | undefined =>
    locked(file) ??
    (shared.isChosen(file) && isReported({ file, range: [0, 0] }) ? undefined : notChosen(file));
  const workshop: Workshop = {
    adapter,
    units,
    host,
    below,
    deployment: shared.deployment,
    located,
    reach,
    catalog,
    ask,
    plans: new Map(plans.map((plan) => [plan.reach.id, plan])),
    untouched,
  };
  const bundleOffer = offerBundles(bundlePlans, workshop);
  const certain = offer(askedIn("certain", plans, redundancies), workshop);
  // What needs a person is offered together with what does not, so that it can be applied in its place.
  const needsPerson = plans.some(
    ({ open, doubts, append }) => open !== undefined || doubts.size > 0 || append !== undefined,
  );
  const asked = askedIn("all", plans, redundancies);
  const agreed = new Set(
    [...certain.asked].flatMap(([list, change]) => (sameChange(change, asked.get(list)) ? [list] : [])),
  );
  const all = needsPerson ? offer(asked, workshop, agreed) : certain;
  return {
    context: {
      located,
      reach,
      catalog,
      configuration,
      principals: shared.principals,
      identify: (holder, within) => ask.identify(holder, within),
      directed,
      plans,
      bundlePlans,
      redundancies,
      bundleOffer,
      offers: offersOf(certain, all, reach),
      respell(list, item, name) {
        if (located.lists.get(list)?.sealed !== undefined) return undefined;
        const [answer] = adapter.edit([{ list, items: new Map([[item, [name]]]) }], located);
        if (answer === undefined || "refusal" in answer) return undefined;
        return answer.edits.some(({ file }) => untouched(file) !== undefined) ? undefined : answer.edits;
      },
    },
    notices: [
      ...directed.notices.filter(({ at }) => at === undefined || shared.isChosen(at.file)),
      ...(isAsked
        ? notFullyKnown(
            located,
            (document) =>
              shared.isChosen(document.at.file) &&
              isReported(document.at) &&
              ask.voices(document).unused.size > 0,
          )
        : []),
    ],
    internalErrors: distinct([
      ...certain.internalErrors,
      ...all.internalErrors,
      ...bundleOffer.internalErrors,
    ]),
  };
}

/** Both layers meet the same bugs. */
function distinct(notices: readonly Notice[]): readonly Notice[] {
  return [...new Map(notices.map((notice) => [JSON.stringify(notice), notice])).values()];
}

function notChosen(file: string): Refusal {
  return {
    code: "other-file",
    message: `it cannot be done without an edit of ${file}, which is not checked here`,
  };
}

/** A file with a syntax error is linted where intact, and never edited. */
function lockedFiles({ errors }: Located): (file: string) => Refusal | undefined {
  const refusals = new Map<string, Refusal>();
  for (const { at } of errors) {
    if (at === undefined || refusals.has(at.file)) continue;
    refusals.set(at.file, {
      code: "syntax-error",
      message: "the file does not parse, and is never changed before it does",
      at,
    });
  }
  return (file) => refusals.get(file);
}
