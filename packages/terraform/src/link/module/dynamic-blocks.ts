import { iterate } from "../../evaluate/iterate.js";
import { bind, type Scope } from "../../evaluate/scope.js";
import { object, type Value } from "../../evaluate/value.js";
import { argument, type SourcedBody } from "./merged-block.js";

/** One block that a `dynamic` block makes: its names, and whether it certainly is there. */
export interface DynamicTurn {
  readonly scope: Scope;
  readonly certain: boolean;
}

/** The name by which the content of a `dynamic` block knows the element. */
export function iteratorName(written: SourcedBody, label: string): string {
  const iterator = argument([written], "iterator")?.value;
  return iterator?.kind === "name" ? iterator.name : label;
}

/** The names of a content for one key and value. */
export function turnScope(name: string, key: Value, value: Value, scope: Scope): Scope {
  const entries = new Map([
    ["key", { value: key }],
    ["value", { value }],
  ]);
  return bind(new Map([[name, object("object", entries)]]), scope);
}

/** The turns over a value of `for_each`, one group for each that the value may be. */
export function dynamicTurns(value: Value, name: string, scope: Scope): readonly (readonly DynamicTurn[])[] {
  if (value.kind === "choice") return value.alternatives.flatMap((one) => dynamicTurns(one, name, scope));
  const turns = iterate(value, { file: "", range: [0, 0] });
  if ("kind" in turns) return [[]];
  return [
    turns.map((turn) => ({ scope: turnScope(name, turn.key, turn.value, scope), certain: turn.certain })),
  ];
}
