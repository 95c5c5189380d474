export type * from "./contract.js";
export { NO_DEPLOYMENT } from "./no-deployment.js";
export { lazily } from "./lazily.js";
export { revised } from "./revised.js";
export { NOTHING_LOCATED } from "./nothing-located.js";
export { answerChanges, type BundleChange, type Writing } from "./change/answer-changes.js";
export { changeActions, type ActionStyles, type ListChange } from "./change/change-actions.js";
export { removeStatements } from "./change/remove-statements.js";
export { doubleQuotes } from "./change/double-quotes.js";
export type { ListSite, LocatedSites, SiteText, StatementSite } from "./change/site.js";
export { textOf } from "./change/site-text.js";
export {
  findDirectives,
  type Directive,
  type Directives,
  type DirectiveWord,
} from "./directives/find-directives.js";
export { findEslintDirective, type EslintDirective } from "./directives/find-eslint-directive.js";
export { mayHoldDirective } from "./directives/may-hold-directive.js";
export { applyEdits } from "./edit/apply-edits.js";
export { editedTwice, editFile, type EditedFile } from "./edit/edited-file.js";
export { joinAnswers } from "./edit/join-answers.js";
export { createLineMap, type LineColumn, type LineMap } from "./edit/line-map.js";
export { inFile, isRefusal, mergeTouching, type TextEdit, type TextProblem } from "./edit/text-edit.js";
export {
  embedPlain,
  embedSegments,
  embedWithin,
  type EmbeddedText,
  type Piece,
  type Segment,
} from "./embedded/embedded-text.js";
export { embedHeredoc, type HeredocOptions } from "./embedded/heredoc.js";
export { embedQuoted, encodeHcl, encodeJson, type QuotedDialect } from "./embedded/quoted.js";
export { embedSub } from "./embedded/sub-template.js";
export { embedYamlScalar, type YamlScalarStyle } from "./embedded/yaml-scalar.js";
export { rawEdits } from "./embedded/raw-edits.js";
export { decodedRange, rawRange } from "./embedded/raw-range.js";
export { jsonList } from "./json/json-list.js";
export type {
  JsonArray,
  JsonLiteral,
  JsonMember,
  JsonNode,
  JsonNumber,
  JsonObject,
  JsonOpaque,
  JsonString,
} from "./json/json-node.js";
export { jsonValue, membersNamed } from "./json/json-value.js";
export { parseJson, type JsonOptions, type JsonReading } from "./json/parse-json.js";
export { appendToList } from "./list/append-to-list.js";
export { changeList, type ListStyle } from "./list/change-list.js";
export type { SequencePlace } from "./list/line-to-sequence.js";
export type { List } from "./list/list.js";
export { removeElements, type Removal } from "./list/remove-elements.js";
export { scalarToList, type ScalarStyle } from "./list/scalar-to-list.js";
export { scalarToSequence, type KeyedScalar } from "./list/scalar-to-sequence.js";
export type { Wrap } from "./list/wrap-list.js";
export { MAX_COLUMNS } from "./text/columns.js";
export { indentationUnit } from "./text/indentation.js";
export { fitsPieces } from "./text/fits-pieces.js";
export { lineBreakNear } from "./text/line-break.js";
