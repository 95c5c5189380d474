import type { Place } from "../../contract.js";
import type { Expression } from "../../parse/ast.js";
import type { ExpressionIndex } from "../syntax/expression-index.js";
import { passedThrough } from "../use/pass-through.js";

/**
 * The lists behind a reference to a local value that hold no literal, and so cannot be told from what they hold.
 *
 * Such a list may be what an edit leaves of one that held literals: it has to be found again.
 */
export function listsWithoutLiterals(
  reference: Expression,
  file: string,
  index: ExpressionIndex,
): readonly Place[] {
  const found: Place[] = [];
  const seen = new Set<string>();
  visit(reference, file);
  return found;

  function visit(one: Expression, within: string): void {
    const name = localName(one);
    if (name === undefined || seen.has(name)) return;
    seen.add(name);
    for (const { body, file: here } of index.beside(within)) {
      for (const block of body.blocks) {
        const written =
          block.type === "locals" ? block.body.attributes.find((own) => own.name === name) : undefined;
        if (written !== undefined) visitValue(written.value, here);
      }
    }
  }

  function visitValue(value: Expression, within: string): void {
    passedThrough(value, "actions", false, (expression, purpose) => {
      if (purpose !== "actions") return;
      if (expression.kind !== "list") visit(expression, within);
      else if (expression.elements.every(({ kind }) => kind !== "string"))
        found.push({ file: within, range: expression.at });
    });
  }
}

function localName(one: Expression): string | undefined {
  if (one.kind !== "traversal" || one.from.kind !== "name" || one.from.name !== "local") return undefined;
  const [step, ...others] = one.steps;
  return step?.kind === "attribute" && others.length === 0 ? step.name : undefined;
}
