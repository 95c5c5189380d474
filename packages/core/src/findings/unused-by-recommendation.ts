import type { Catalog } from "../catalog/catalog.js";
import { readActionPattern } from "../patterns/action-pattern.js";
import { containsGlob } from "../patterns/contains.js";
import { matchesFolded } from "../patterns/match.js";
import type { PolicyDocument } from "../policy/document.js";
import { failure, success, type Result } from "../result.js";
import { compareCodeUnits, foldAscii } from "../text/ascii-case.js";
import { quoted } from "./json-shape.js";
import { unusedAccess, type UnusedAccess } from "./unused-access.js";

/**
 * What a recommendation calls unused of the policy that it is about: the known actions (of the catalog, and the names
 * that `document` writes out) that `document` allows by `Action` and `recommended` does not.
 *
 * Always sets of actions, never whole services: an action that no catalog knows may be in use. Fails if `recommended`
 * allows something that `document` does not, for then it is about another policy, or if it cannot be read as a list of
 * what is allowed (`NotAction`).
 */
export function unusedByRecommendation(
  document: PolicyDocument,
  recommended: PolicyDocument,
  catalog: Catalog,
): Result<UnusedAccess> {
  const stays = allowedPatterns(recommended);
  if (!stays.ok) return stays;
  const written = document.statements.filter(({ effect, key }) => effect === "Allow" && key === "Action");
  const elements = written.flatMap((statement) => statement.elements);
  const possible = elements.flatMap((element) =>
    "pattern" in element ? [element.pattern] : (element.values ?? []),
  );
  const wider = stays.value.find((inner) => !possible.some((outer) => containsGlob(outer, inner)));
  if (wider !== undefined) {
    return failure({
      path: "$",
      message: `the recommendation is not about this policy: it allows ${quoted(wider)}, which the policy does not`,
    });
  }
  const patterns = elements.flatMap((element) => ("pattern" in element ? [element.pattern] : []));
  const isAllowed = matcher(patterns.filter((pattern) => readActionPattern(pattern).kind !== "unreadable"));
  const remains = matcher(stays.value);
  const services = [];
  for (const [service, names] of knownActions(patterns, catalog)) {
    const actions = [...names.values()]
      .filter((name) => isAllowed(service, name) && !remains(service, name))
      .map((name) => ({ name }));
    if (actions.length > 0) services.push({ prefix: service, actions });
  }
  return success(unusedAccess(services));
}

function allowedPatterns(recommended: PolicyDocument): Result<readonly string[]> {
  const patterns: string[] = [];
  for (const { effect, key, elements, open } of recommended.statements) {
    if (effect === "Deny") continue;
    const opaque =
      open ?? elements.map((element) => ("opaque" in element ? element.opaque : undefined)).find(Boolean);
    if (effect !== "Allow" || opaque !== undefined) {
      return failure({
        path: "$",
        message: `what the recommendation allows is not fully known: ${opaque ?? "its effect is not"}`,
      });
    }
    if (key === "NotAction") {
      return failure({
        path: "$",
        message: "the recommendation allows by NotAction, so it does not say which actions are left out",
      });
    }
    for (const element of elements) if ("pattern" in element) patterns.push(element.pattern);
  }
  return success(patterns);
}

/** By folded service, the actions by folded name: those of the catalog, then the names that the patterns write out. */
function knownActions(
  patterns: readonly string[],
  catalog: Catalog,
): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const read = patterns.map(readActionPattern);
  const everything = read.some(({ kind }) => kind === "everything");
  const named = read.filter((pattern) => pattern.kind === "service");
  const services = new Set([...(everything ? catalog.services : []), ...named.map(({ service }) => service)]);
  const known = new Map(
    [...services]
      .sort(compareCodeUnits)
      .map((service) => [
        service,
        new Map(catalog.actions(service).map(({ folded, name }) => [folded, name])),
      ]),
  );
  for (const { service, name, wildcard } of named) {
    const names = known.get(service);
    if (!wildcard && names?.has(foldAscii(name)) === false) names.set(foldAscii(name), name);
  }
  return known;
}

/** Whether any of the patterns matches an action. Patterns are sorted by service, for both lists may be long. */
function matcher(patterns: readonly string[]): (service: string, name: string) => boolean {
  const byService = new Map<string, string[]>();
  const ofAny: string[] = [];
  for (const pattern of patterns) {
    const read = readActionPattern(pattern);
    if (read.kind !== "service") {
      ofAny.push(foldAscii(pattern));
      continue;
    }
    const names = byService.get(read.service);
    if (names === undefined) byService.set(read.service, [foldAscii(read.name)]);
    else names.push(foldAscii(read.name));
  }
  return (service, name) => {
    const folded = foldAscii(name);
    return (
      ofAny.some((pattern) => matchesFolded(pattern, `${service}:${folded}`)) ||
      (byService.get(service) ?? []).some((pattern) => matchesFolded(pattern, folded))
    );
  };
}
