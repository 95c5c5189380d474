import { matchesAnAction, readActionPattern, type Catalog } from "@iamend/core";
import type { Id, Item } from "@iamend/source";
import type { PrincipalIndex } from "../holders/principal-index.js";
import { nearest } from "../text/nearest.js";
import { isReported, type Finding, type Rule, type RuleContext } from "./context.js";

/** Names that no service has, patterns that match nothing, and texts that are no action at all. */
export const unknownActions: Rule = {
  name: "no-unknown-actions",
  *check(context) {
    const known = verdictsOf(context);
    for (const reach of context.reach.lists.values()) {
      const { id, list, statements } = reach;
      if (statements.length === 0) continue;
      for (const [index, item] of list.items.entries()) {
        if (!("value" in item) || context.directed.ignores(id, index, "no-unknown-actions")) continue;
        if (!known.has(item.value)) known.set(item.value, judge(item.value, context));
        const verdict = known.get(item.value);
        if (verdict === undefined || !isReported(item.at)) continue;
        yield {
          ...finding(item, verdict, reach.address),
          ...respelled(id, index, item, verdict, context),
        };
      }
    }
  },
};

type Verdicts = Map<string, Verdict | undefined>;

/** Of each text, for as long as what it is judged by is the same: a root is checked several times. */
const verdicts = new WeakMap<Catalog, { readonly principals: PrincipalIndex; readonly known: Verdicts }>();

function verdictsOf({ catalog, principals }: RuleContext): Verdicts {
  const last = verdicts.get(catalog);
  if (last?.principals === principals) return last.known;
  const known: Verdicts = new Map();
  verdicts.set(catalog, { principals, known });
  return known;
}

interface Verdict {
  readonly message: string;
  readonly nearest?: string;
}

function finding(item: Item & { readonly value: string }, verdict: Verdict, address: string): Finding {
  const meant = verdict.nearest === undefined ? "" : ` Did you mean \`${verdict.nearest}\`?`;
  return {
    at: item.at,
    message: `\`${item.value}\` ${verdict.message}.${meant}`,
    principals: [],
    address,
    pattern: item.value,
  };
}

/** What is allowed afterwards was not allowed before, so this is never applied without a person looking at it. */
function respelled(
  list: Id,
  index: number,
  { at }: Item,
  { nearest: name }: Verdict,
  { respell }: RuleContext,
): Pick<Finding, "suggestions"> {
  const edits = name === undefined ? undefined : respell(list, index, name);
  if (name === undefined || edits === undefined) return {};
  const id = `${at.file}:${String(at.range[0])}`;
  return { suggestions: [{ id, message: `Change it to ${name}.`, edits, narrows: false }] };
}

function judge(text: string, { catalog, principals }: RuleContext): Verdict | undefined {
  const pattern = readActionPattern(text);
  if (pattern.kind === "everything") return undefined;
  if (pattern.kind === "unreadable") return { message: `is no action: ${pattern.why}` };
  const actions = catalog.actions(pattern.service);
  if (actions.length === 0) {
    if (principals.all.some(({ findings }) => findings.unused.has(pattern.service))) return undefined;
    const meant = nearestService(pattern.service, pattern.name, catalog);
    return {
      message: `names a service, ${pattern.prefix}, that is not in the catalog of ${catalog.date}`,
      ...(meant === undefined ? {} : { nearest: meant }),
    };
  }
  if (matchesAnAction(text, catalog)) return undefined;
  const named = principals.all.some(({ findings }) => {
    const found = findings.unused.get(pattern.service);
    return found?.whole === false && found.actions.has(pattern.name.toLowerCase());
  });
  if (named) return undefined;
  if (pattern.wildcard) return { message: `matches no action of the catalog of ${catalog.date}` };
  const action = nearestAction(pattern.service, pattern.name, catalog);
  return {
    message: `is no action of the catalog of ${catalog.date}`,
    ...(action === undefined ? {} : { nearest: `${pattern.prefix}:${action}` }),
  };
}

/** The same action of a service of much the same name, if that service has it. */
function nearestService(prefix: string, name: string, catalog: Catalog): string | undefined {
  const service = nearest(prefix, catalog.services);
  const meant = `${service ?? ""}:${name}`;
  return service !== undefined && matchesAnAction(meant, catalog) ? meant : undefined;
}

function nearestAction(service: string, name: string, catalog: Catalog): string | undefined {
  return nearest(
    name,
    catalog.actions(service).flatMap((action) => (action.retired ? [] : [action.name])),
  );
}
