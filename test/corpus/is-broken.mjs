// Whether a change made a file unreadable, by parsers that no part of the linter edits with.
import { createRequire } from "node:module";
import { parseCode } from "../../packages/engine/dist/node/project/parse-code.js";
import { hclToJson } from "../../packages/terraform/dist/index.js";

// The parser of the adapter's witness, and not the one that its positions come from.
const yaml = createRequire(new URL("../../packages/cloudformation/package.json", import.meta.url))("js-yaml");

/** Tags are kept as what they stand before. */
const ANY_TAG = yaml.DEFAULT_SCHEMA.extend(
  ["scalar", "sequence", "mapping"].map(
    (kind) =>
      new yaml.Type("!", { kind, multi: true, representName: (value) => value, construct: (data) => data }),
  ),
);

export function isBroken(file, before, after) {
  const reads = /\.(?:tf|tofu)$/.test(file)
    ? (text) => hclToJson(text).ok
    : /\.[cm]?[jt]sx?$/.test(file)
      ? (text) => "ast" in parseCode(file, text)
      : (text) => (/^\uFEFF?\s*\{/.test(text) ? isJson(text) || isYaml(text) : isYaml(text));
  return reads(before) && !reads(after);
}

function isJson(text) {
  return succeeds(() => JSON.parse(text.replace(/^\uFEFF/, "")));
}

function isYaml(text) {
  return succeeds(() => yaml.loadAll(text, undefined, { schema: ANY_TAG }));
}

function succeeds(work) {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}
