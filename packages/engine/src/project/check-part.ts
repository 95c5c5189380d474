import type { Catalog } from "@iamend/core";
import type { Adapter, Change, Host, Located, Refusal } from "@iamend/source";
import type { Configuration } from "../configuration/configuration.js";
import type { PrincipalIndex } from "../holders/principal-index.js";
import type { Ask } from "../holders/voices.js";
import { reachOf, type ListReach } from "../link/reach.js";
import { readDirectives } from "../plan/directives.js";
import { wantedIn } from "../plan/layers.js";
import { planList, untouchable, type ListPlan } from "../plan/plan-list.js";
import { findRedundancies } from "../plan/redundancies.js";
import { settle } from "../plan/settle.js";
import { offer, type Offer } from "../prove/offer.js";
import type { Notice } from "../report/problem.js";
import { isReported, type RuleContext } from "../rules/context.js";
import { offersOf } from "../rules/offers.js";

/** What is the same for every adapter. */
export interface Shared {
  readonly host: Host;
  readonly configuration: Configuration;
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
  adapter: Adapter<unknown>,
  units: ReadonlyMap<string, unknown>,
  below: Located,
  located: Located,
  shared: Shared,
): CheckedPart {
  const { host, configuration, catalog, ask } = shared;
  const reach = reachOf(located);
  const directed = readDirectives(located, (file) => {
    const text = host.read(file);
    return typeof text === "string" ? text : undefined;
  });
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
  const plans = chosen.flatMap((list) => planList(list, planContext) ?? []);
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

  const workshop = {
    adapter,
    units,
    host,
    below,
    located,
    reach,
    catalog,
    plans: new Map(plans.map((plan) => [plan.reach.id, plan])),
  };
  const certainly = settle(wantedIn("certain", plans, redundancies), reach, located.documents);
  const certain = offer(certainly, workshop);
  // What needs a person is offered together with what does not, so that it can be applied in its place.
  const needsPerson = plans.some(({ open, doubts }) => open !== undefined || doubts.size > 0);
  const asked = needsPerson
    ? settle(wantedIn("all", plans, redundancies), reach, located.documents)
    : certainly;
  const all = needsPerson ? offer(asked, workshop) : certain;
  const appends = appendOffer(plans, adapter, located);
  const settled = new Map([...asked.refusals, ...certainly.refusals]);
  return {
    context: {
      located,
      reach,
      catalog,
      configuration,
      principals: shared.principals,
      identify: (holder) => ask.identify(holder),
      directed,
      plans,
      redundancies,
      offers: offersOf(certain, all, appends, settled, reach),
      respell(list, item, name) {
        const at = located.lists.get(list)?.at.file ?? "";
        if (locked(at) !== undefined || located.lists.get(list)?.sealed !== undefined) return undefined;
        const [answer] = adapter.edit([{ list, items: new Map([[item, [name]]]) }], located);
        return answer !== undefined && "edits" in answer ? answer.edits : undefined;
      },
    },
    notices: directed.notices.filter(({ at }) => at === undefined || shared.isChosen(at.file)),
    internalErrors: [...certain.internalErrors, ...(all === certain ? [] : all.internalErrors)],
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

/** Edits for `NotAction` are not proven as fixes are: adding to the list can only narrow. */
function appendOffer(plans: readonly ListPlan[], adapter: Adapter<unknown>, located: Located): Offer {
  const changes = plans.flatMap(({ reach, append, refused }): readonly Change[] =>
    append === undefined || refused !== undefined ? [] : [{ list: reach.id, append }],
  );
  if (changes.length === 0) return { accepted: [], refusals: new Map(), internalErrors: [] };
  const answers = adapter.edit(changes, located);
  return {
    accepted: answers.flatMap((answer) => ("edits" in answer ? [answer] : [])),
    refusals: new Map(),
    internalErrors: [],
  };
}
