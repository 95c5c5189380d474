import { createCatalog, type Catalog } from "../../src/catalog/catalog.js";
import { unusedAccess, type UnusedAccess } from "../../src/findings/unused-access.js";
import type { ActionElement, Statement } from "../../src/policy/document.js";
import { createUniverse, type Universe } from "../../src/refine/universe.js";

/** A catalog of a few services, each with its actions in one string. */
export function catalogOf(
  services: Readonly<Record<string, string>>,
  retired: Readonly<Record<string, string>> = {},
): Catalog {
  return createCatalog({ format: "iamend-catalog/1", date: "2026-01-31", source: "test", services, retired });
}

/** Unused access in short: `s3:GetObject` is an action, `s3` a whole service, and `s3:` a service with nothing unused. */
export function unusedOf(...entries: readonly string[]): UnusedAccess {
  const services = new Map<string, string[] | undefined>();
  for (const entry of entries) {
    const [prefix = "", name] = entry.split(":");
    const names = services.get(prefix) ?? [];
    if (name !== undefined && name !== "") names.push(name);
    services.set(prefix, name === undefined ? undefined : names);
  }
  return unusedAccess(
    [...services].map(([prefix, names]) =>
      names === undefined ? { prefix } : { prefix, actions: names.map((name) => ({ name })) },
    ),
  );
}

/** An Allow statement with these elements; a string is a pattern. */
export function allow(...elements: readonly (string | ActionElement)[]): Statement {
  return {
    effect: "Allow",
    key: "Action",
    elements: elements.map((element) => (typeof element === "string" ? { pattern: element } : element)),
  };
}

/** A universe for the patterns of one statement. */
export function universeOf(
  catalog: Catalog,
  unused: UnusedAccess,
  patterns: readonly string[] = [],
  keep: readonly string[] = [],
): Universe {
  return createUniverse(catalog, unused, [allow(...patterns)], keep);
}
