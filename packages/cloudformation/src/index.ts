export { cloudformationAdapter } from "./adapter.js";
export { holdsOurs } from "./claim/holds-ours.js";
export type {
  AliasNode,
  MapEntry,
  MapNode,
  ParsedText,
  ParseProblem,
  ScalarNode,
  SequenceNode,
  TemplateNode,
} from "./parse/node.js";
export { parseText } from "./parse/parse-text.js";
