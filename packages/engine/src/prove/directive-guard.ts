import { findDirectives, type Edit, type Located, type Place, type Refusal } from "@iamend/source";

/**
 * Tells why edits cannot be made that take away, or cut into, a comment which tells iamend something: it must not be forgotten
 * (law 12). Comments that do not say it well count too, for somebody meant something by them.
 */
export function directiveGuard({
  directives: comments,
}: Pick<Located, "directives">): (edits: readonly Edit[]) => Refusal | undefined {
  const byFile = new Map<string, Place[]>();
  for (const { file, range, text } of comments) {
    const { directives, problems } = findDirectives(text);
    if (directives.length + problems.length === 0) continue;
    byFile.set(file, [...(byFile.get(file) ?? []), { file, range }]);
  }
  return (edits) => {
    for (const edit of edits) {
      const at = byFile.get(edit.file)?.find(({ range }) => touches(edit.range, range));
      if (at === undefined) continue;
      return { code: "holds-directive", message: "a comment for iamend would be lost with it", at };
    }
    return undefined;
  };
}

/** An edit may begin where the comment ends, and the other way round. */
function touches([start, end]: Place["range"], [from, to]: Place["range"]): boolean {
  return start === end ? from < start && start < to : start < to && from < end;
}
