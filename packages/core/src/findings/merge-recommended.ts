import type { PolicyDocument } from "../policy/document.js";
import { compareCodeUnits } from "../text/ascii-case.js";

/**
 * One document that allows what any of some recommended ones allows; `undefined` if there is none.
 *
 * What several recommendations for one policy leave out together is all that is surely unused.
 */
export function mergeRecommended(documents: readonly PolicyDocument[]): PolicyDocument | undefined {
  // Only what parsePolicy let through and has no Principal comes here, so no nesting is too deep to write.
  const distinct = new Map(documents.map((document) => [JSON.stringify(document.json), document]));
  const sorted = [...distinct].sort(([left], [right]) => compareCodeUnits(left, right)).map(([, one]) => one);
  const [first, ...rest] = sorted;
  if (first === undefined || rest.length === 0) return first;
  const written = sorted.flatMap(({ json }) => json["Statement"]);
  return {
    json: { Version: first.json["Version"] ?? "2008-10-17", Statement: written },
    statements: sorted.flatMap(({ statements }) => statements),
    singleStatement: false,
  };
}
