import { evaluate } from "../../src/evaluate/evaluate.js";
import type { Run } from "../../src/evaluate/run.js";
import { lazy, namespace, type Scope } from "../../src/evaluate/scope.js";
import type { Value } from "../../src/evaluate/value.js";
import type { Attribute } from "../../src/parse/ast.js";
import { parseFile } from "../../src/parse/parse-file.js";

/** The names of a module in one file: its locals, and its variables with their defaults. */
export function moduleScope(text: string): Scope {
  const file = "module.tf";
  const { body, problems } = parseFile(file, text);
  if (problems[0] !== undefined) throw new Error(problems[0].message);

  const values = new Map<string, (run: Run) => Value>();
  function define(name: string, { value, at }: Attribute): void {
    values.set(
      name,
      lazy(name, { file, range: at }, (run) => evaluate(value, file, scope, run)),
    );
  }
  for (const block of body.blocks) {
    for (const attribute of block.body.attributes) {
      if (block.type === "locals") define(`local.${attribute.name}`, attribute);
      if (block.type === "variable" && attribute.name === "default") {
        define(`var.${block.labels[0]?.value ?? ""}`, attribute);
      }
    }
  }
  const scope = namespace(
    "local",
    (name, run) => values.get(`local.${name}`)?.(run),
    namespace("var", (name, run) => values.get(`var.${name}`)?.(run)),
  );
  return scope;
}
