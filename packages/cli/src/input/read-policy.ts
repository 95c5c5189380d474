import { parsePolicy, type PolicyDocument } from "@iamend/core";
import { parseJson, readText, shapeError, type InputText } from "@iamend/engine/node/input";

/** A policy document with the text that it was read from. */
export interface PolicyInput extends InputText {
  readonly document: PolicyDocument;
}

export function readPolicy(path: string): PolicyInput {
  const input = readText(path, "a policy document (JSON)");
  const parsed = parsePolicy(parseJson(input, { exact: true }));
  if (!parsed.ok) throw shapeError(input, parsed.problems);
  return { ...input, document: parsed.value };
}
