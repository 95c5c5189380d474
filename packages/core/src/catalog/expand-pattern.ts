import { readActionPattern } from "../patterns/action-pattern.js";
import { matchesFolded } from "../patterns/match.js";
import { foldAscii } from "../text/ascii-case.js";
import type { Catalog } from "./catalog.js";

/**
 * The actions of the catalog that a pattern matches, as `service:Name`, by service and name; none for a pattern that
 * cannot be read or names an unknown service.
 */
export function expandPattern(text: string, catalog: Catalog): readonly string[] {
  const pattern = readActionPattern(text);
  if (pattern.kind === "unreadable") return [];
  const services = pattern.kind === "everything" ? catalog.services : [pattern.service];
  const name = pattern.kind === "everything" ? "*" : foldAscii(pattern.name);
  return services.flatMap((service) =>
    catalog
      .actions(service)
      .filter(({ folded }) => matchesFolded(name, folded))
      .map((action) => `${service}:${action.name}`),
  );
}

/** Whether `expandPattern` gives anything, without giving it. */
export function matchesAnAction(text: string, catalog: Catalog): boolean {
  const pattern = readActionPattern(text);
  if (pattern.kind === "unreadable") return false;
  if (pattern.kind === "everything") return catalog.services.length > 0;
  const name = foldAscii(pattern.name);
  return catalog.actions(pattern.service).some(({ folded }) => matchesFolded(name, folded));
}
