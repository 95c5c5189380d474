import { findDirectives, type Edit, type Located, type Place, type Refusal } from "@iamend/source";
import { eslintCommentsIn } from "../plan/eslint-directives.js";

interface Guarded extends Place {
  readonly whom: "iamend" | "ESLint";
}

/**
 * Tells why edits cannot be made that take away, or cut into, a comment which tells iamend something, or ESLint of rules of iamend: it
 * must not be forgotten (law 12). Comments that do not say it well count too, for somebody meant something by them.
 */
export function directiveGuard(
  located: Pick<Located, "directives">,
): (edits: readonly Edit[]) => Refusal | undefined {
  const byFile = new Map<string, Guarded[]>();
  const guard = (one: Guarded): void => {
    const same = byFile.get(one.file);
    if (same === undefined) byFile.set(one.file, [one]);
    else same.push(one);
  };
  for (const { file, range, text } of located.directives) {
    const { directives, problems } = findDirectives(text);
    if (directives.length + problems.length > 0) guard({ file, range, whom: "iamend" });
  }
  for (const [file, comments] of eslintCommentsIn(located))
    for (const { range } of comments) guard({ file, range, whom: "ESLint" });
  return (edits) => {
    for (const edit of edits) {
      const found = byFile.get(edit.file)?.find(({ range }) => touches(edit.range, range));
      if (found === undefined) continue;
      const { file, range, whom } = found;
      return {
        code: "holds-directive",
        message: `a comment for ${whom} would be lost with it`,
        at: { file, range },
      };
    }
    return undefined;
  };
}

/** An edit may begin where the comment ends, and the other way round. */
function touches([start, end]: Place["range"], [from, to]: Place["range"]): boolean {
  return start === end ? from < start && start < to : start < to && from < end;
}
