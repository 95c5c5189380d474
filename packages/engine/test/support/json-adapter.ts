import {
  changeList,
  inFile,
  isRefusal,
  appendToList,
  joinAnswers,
  removeElements,
  type Adapter,
  type Answer,
  type Change,
  type Id,
  type Refusal,
} from "@iamend/source";
import { narrowerBundle } from "./bundles.js";
import { linkUnits, type JsonLocated, type Site } from "./link-json-policies.js";
import { readUnit, type JsonUnit } from "./read-json-policy.js";

/**
 * A small adapter, so that the engine is tested without a language. It reads files `*.json` with comments:
 *
 *     {
 *       "lists": { "common": ["s3:GetObject"], "odd": { "sealed": "why", "single": "why", "items": […] } },
 *       "fragments": { "base": [STATEMENT…] },
 *       "principals": [HOLDER…],
 *       "documents": {
 *         "app": { "kind": "identity", "attachment": "inline", "size": 100, "open": "why", "unlisted": "why",
 *                  "include": ["base"], "statements": [STATEMENT…], "holders": [HOLDER…] },
 *         "many": { "each": { "a": [HOLDER…], "b": [HOLDER…] }, "statements": […] },
 *         "named": { "statements": […], "bundles": ["ReadWrite"], "holders": […] },
 *         "granted": { "grants": ["ReadWrite", STATEMENT…], "holders": […] }
 *       }
 *     }
 *
 * STATEMENT: `{ "allow" | "allow-not" | "deny" | "unknown": LIST, "open"?: "why", "whole"?: "why" }`. LIST: an array of patterns and
 * `{ "opaque": "why", "values"?: […] }`; a lone pattern; `"@common"`; `{ "concat": [LIST…] }`. HOLDER: `"role app"`, or
 * `{ "role": "app" | { "default" } | { "starts", "ends" } | { "generated", "older"? } | { "unknown" }, "path"?, "account"?, "instances"?, "address"?: "outside" | … }`;
 * `"deployed": { "as": ["app/444455556666"…], "contradicted"?: "why", "open"?: "why" }` is what evidence says of it, of accounts or of none.
 * `size` is exact, `about` in its place is not. Lists and fragments are known in all files. Names of bundles: `bundles.ts`; each of `grants`
 * makes a document of its own for each holder, and a statement may take the place of a bundle there.
 */
export const jsonAdapter: Adapter<unknown> = {
  id: "cdk",
  load: () => Promise.resolve(),
  mayClaim: (file) => file.endsWith(".json"),
  claims: (_, text) => text.includes("{"),
  parse: readUnit,
  link: (units) => linkUnits(units.values() as Iterable<JsonUnit>),
  ties: () => undefined,
  edit: (changes, located) => joinAnswers(answersTo(changes, located as JsonLocated)),
  witness: () => undefined,
};

function answersTo(changes: readonly Change[], located: JsonLocated): readonly Answer[] {
  const removals = changes.filter(isRemoval);
  const others = changes.filter((change) => !isRemoval(change));
  return [
    ...removed(removals, located),
    ...others.map((change) =>
      "bundle" in change ? bundleAnswer(change, located) : listAnswer(change, located),
    ),
  ];
}

function isRemoval(change: Change): boolean {
  return "statement" in change || ("bundle" in change && change.keep.length === 0);
}

/** Another name, or a statement. */
function bundleAnswer(
  change: Extract<Change, { readonly bundle: Id }>,
  { bundles, sites }: JsonLocated,
): Answer {
  const [bundle, site] = [bundles.get(change.bundle), sites.get(change.bundle)];
  if (bundle === undefined || site === undefined) throw new Error("not located");
  const name = narrowerBundle(bundle, change.keep);
  if (name === undefined && site.loose !== true)
    return { changes: [change], refusal: { code: "no-narrower", message: "no name stands for so little" } };
  const text = JSON.stringify(name ?? { allow: change.keep });
  return answer([change], site.file, [{ range: bundle.at.range, text }]);
}

/** Statements of one array go together where they stand side by side, and so do bundles. */
function removed(changes: readonly Change[], located: JsonLocated): readonly Answer[] {
  const siteOf = (change: Change | undefined): Site | undefined =>
    change === undefined ? undefined : located.sites.get(idOf(change));
  const arrays = new Map<string, Change[]>();
  for (const change of changes) {
    const site = siteOf(change);
    const key = `${site?.file ?? ""} ${String(site?.list.at[0])}`;
    arrays.set(key, [...(arrays.get(key) ?? []), change]);
  }
  return [...arrays.values()].flatMap((same) => {
    const byIndex = new Map(same.map((change) => [siteOf(change)?.index, change]));
    const site = siteOf(same[0]);
    if (site === undefined) return [];
    const indices = [...byIndex.keys()].filter((index) => index !== undefined);
    return removeElements(site.list, indices).map(({ elements, edits }) =>
      answer(
        elements.flatMap((index) => byIndex.get(index) ?? []),
        site.file,
        edits,
      ),
    );
  });
}

function idOf(change: Change): Id {
  if ("list" in change) return change.list;
  return "statement" in change ? change.statement : change.bundle;
}

function listAnswer(change: Change, { lists, sites }: JsonLocated): Answer {
  const id = "list" in change ? change.list : "";
  const site = sites.get(id);
  if (site === undefined) return { changes: [change], refusal: { code: "no-site", message: "not located" } };
  const style = { print: (value: string) => JSON.stringify(value) };
  if ("append" in change) return answer([change], site.file, appendToList(site.list, change.append, style));
  if (!("items" in change)) return { changes: [change], refusal: { code: "no-bundles", message: "none" } };
  const isScalar = site.list.text[site.list.at[0]] !== "[";
  if (!isScalar) return answer([change], site.file, changeList(site.list, change.items, style));
  const values = change.items.get(0) ?? [];
  const text = values.length === 1 ? JSON.stringify(values[0]) : JSON.stringify(values);
  return answer([change], site.file, lists.has(id) ? [{ range: site.list.at, text }] : []);
}

function answer(
  changes: readonly Change[],
  file: string,
  edits: ReturnType<typeof changeList> | Refusal,
): Answer {
  return isRefusal(edits) ? { changes, refusal: edits } : { changes, edits: inFile(file, edits) };
}
