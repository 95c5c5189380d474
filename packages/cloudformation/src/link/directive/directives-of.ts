import { mayHoldDirective } from "@iamend/source";
import { kindOf } from "../../claim/kind-of.js";
import type { DirectiveComment, Range } from "../../contract.js";
import type { TemplateNode } from "../../parse/node.js";
import type { CloudFormationUnit } from "../unit.js";
import { aimsIn, type AimComment } from "./aim-comment.js";

/** The comments of a file that may tell iamend or ESLint something, each with what it is about. */
export function directivesOf({ file, text, parsed }: CloudFormationUnit): readonly DirectiveComment[] {
  if (!mayHoldDirective(text)) return [];
  let aims: AimComment | undefined;
  return parsed().comments.flatMap((comment): readonly DirectiveComment[] => {
    const range: Range = [comment[0] + 1, comment[1]];
    const inner = text.slice(...range);
    if (!mayHoldDirective(inner)) return [];
    // What ESLint takes a comment to be about is told by lines and offsets alone.
    if (!inner.includes("iamend-")) return [{ file, range, text: inner }];
    aims ??= aimsIn(text, parsed(), parsed().roots.some(mayHoldVariables));
    return [{ file, range, text: inner, about: aims(comment) }];
  });
}

/** Whether variables of the Serverless Framework may stand there: in a service, or in what one includes. */
function mayHoldVariables(root: TemplateNode): boolean {
  const kind = kindOf(root);
  return kind !== "template" && kind !== "policy";
}
