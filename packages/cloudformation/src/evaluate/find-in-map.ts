import type { MapEntry, TemplateNode } from "../parse/node.js";
import { evaluateText } from "./evaluate-text.js";
import { member, members, resolved } from "./members.js";
import type { Scope } from "./scope.js";

/** Beyond these it is as good as anything. */
const MOST_FOUND = 64;

/** All nodes that `Fn::FindInMap` may find: where a key is not known, what stands behind any; `undefined`: not known. */
export function findInMap(argument: TemplateNode, scope: Scope): readonly TemplateNode[] | undefined {
  const list = resolved(argument);
  if (list?.kind !== "sequence") return undefined;
  const [name, first, second, options] = list.items;
  const named = name === undefined ? undefined : evaluateText(name, scope);
  if (named?.kind !== "known" || first === undefined || second === undefined) return undefined;
  const map = member(scope.mappings, named.text);
  if (map === undefined) return undefined;
  const found = behind(map, first, scope)?.flatMap((one) => behind(one, second, scope) ?? []);
  const fallback = member(options, "DefaultValue");
  const all = fallback === undefined ? found : [...(found ?? []), fallback];
  return all === undefined || all.length > MOST_FOUND ? undefined : all;
}

function behind(node: TemplateNode, key: TemplateNode, scope: Scope): readonly TemplateNode[] | undefined {
  const map = resolved(node);
  if (map?.kind !== "map") return undefined;
  const inside = members(map);
  const wanted = evaluateText(key, scope);
  const keys = wanted.kind === "known" ? [wanted.text] : wanted.kind === "one-of" ? wanted.texts : undefined;
  const entries: readonly (MapEntry | undefined)[] = keys?.map((one) => inside.get(one)) ?? [
    ...inside.values(),
  ];
  return entries.length > MOST_FOUND ? undefined : entries.flatMap((entry) => entry?.value ?? []);
}
