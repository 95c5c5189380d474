import { parseJson } from "@iamend/source";
import { JsonBuilder } from "./build-json.js";
import type { ParsedText } from "./node.js";
import { parseYaml } from "./parse-yaml.js";
import { listProblems } from "./problems.js";

/**
 * Reads a template, in JSON or YAML, into one tree for each of its documents.
 *
 * A text that begins with a bracket is JSON, or else YAML that begins with a flow collection. Never throws; what is wrong is told
 * in `problems`, and then `roots` holds what could be read all the same, or nothing.
 */
export function parseText(text: string): ParsedText {
  const start = /^\uFEFF?\s*([{[]\s*"?)/.exec(text);
  return start === null ? parseYaml(text) : parseBracketed(text, start[1]?.endsWith('"') === true);
}

/** `quoted`: begins as JSON does. */
function parseBracketed(text: string, quoted: boolean): ParsedText {
  const reading = parseJson(text);
  if (reading.ok) {
    const builder = new JsonBuilder();
    const root = builder.build(reading.root);
    const problems = listProblems(builder.problems);
    const deep = problems.some(({ code }) => code === "too-deep");
    return { language: "json", roots: deep ? [] : [root], comments: [], problems };
  }
  const { message, range } = reading.problem;
  if (reading.problem.code === "too-deep") {
    return { language: "json", roots: [], comments: [], problems: [{ code: "too-deep", message, range }] };
  }
  const yaml = parseYaml(text);
  const invalid = yaml.problems.some(({ code }) => code === "invalid-yaml");
  if (!invalid || !quoted) return yaml;
  return { ...yaml, language: "json", problems: [{ code: "invalid-json", message, range }] };
}
