// What templates allow, statement by statement, so that two syntheses can be compared whatever CDK merges and sorts.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expandPattern, type Catalog } from "@iamend/core";

/** The templates of an assembly by their paths in it, parsed. */
export function templatesIn(assembly: string): ReadonlyMap<string, unknown> {
  return new Map(
    readdirSync(assembly, { recursive: true })
      .map(String)
      .filter((file) => file.endsWith(".template.json"))
      .sort()
      .map((file) => [file, JSON.parse(readFileSync(join(assembly, file), "utf8")) as unknown]),
  );
}

/** Where a policy document stands (`<template>#<logical id>/…`) → what it allows: everything about a statement but its actions → those. */
export type Grants = ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>;

/** All that the policies of templates allow, patterns expanded; what else the templates say is in `rest`. */
export function grantsOf(
  templates: ReadonlyMap<string, unknown>,
  catalog: Catalog,
): { readonly grants: Grants; readonly rest: string } {
  const grants = new Map<string, Map<string, Set<string>>>();

  function withoutGrants(value: unknown, path: string): unknown {
    if (Array.isArray(value))
      return value.map((item, index) => withoutGrants(item, `${path}/${String(index)}`));
    if (typeof value !== "object" || value === null) return value;
    const object = value as Readonly<Record<string, unknown>>;
    if (Array.isArray(object["Statement"])) {
      const own = new Map<string, Set<string>>();
      grants.set(path, own);
      for (const statement of object["Statement"] as readonly Readonly<Record<string, unknown>>[]) {
        const { Action, ...about } = statement;
        const key = JSON.stringify(about);
        const actions = own.get(key) ?? new Set<string>();
        own.set(key, actions);
        for (const pattern of [Action].flat())
          if (typeof pattern === "string")
            for (const action of expanded(pattern, catalog)) actions.add(action);
      }
      return "policy";
    }
    return Object.fromEntries(
      Object.entries(object).map(([name, item]) => [name, withoutGrants(item, `${path}/${name}`)]),
    );
  }

  const rest = [...templates].map(([file, template]) => [
    file,
    Object.entries(template as Readonly<Record<string, unknown>>).map(([name, value]) =>
      name === "Resources"
        ? Object.entries(value as object).map(([id, resource]) => [
            id,
            withoutGrants(resource, `${file}#${id}`),
          ])
        : [name, value],
    ),
  ]);
  return { grants, rest: JSON.stringify(rest, undefined, 1) };
}

function expanded(pattern: string, catalog: Catalog): readonly string[] {
  const known = expandPattern(pattern, catalog);
  return known.length === 0 ? [pattern] : known;
}
