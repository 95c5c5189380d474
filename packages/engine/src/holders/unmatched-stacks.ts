import type { Configuration } from "../configuration/configuration.js";
import type { Notice } from "../report/problem.js";
import { nearest } from "../text/nearest.js";

/** What `stacks` says of files that are no source: a slip there must not look like silence. */
export function unmatchedStacks(
  { stacks }: Pick<Configuration, "stacks">,
  files: ReadonlySet<string>,
): readonly Notice[] {
  return [...stacks.keys()]
    .filter((file) => !files.has(file))
    .map((file) => {
      const end = file.slice(file.lastIndexOf("/") + 1);
      const known = [...files];
      const meant = known.find((one) => one === end || one.endsWith(`/${end}`)) ?? nearest(file, known);
      const hint = meant === undefined ? "" : `; did you mean ${meant}?`;
      return {
        code: "unmatched-stack",
        message: `\`stacks\` names ${file}, which is no template of this source${hint}`,
      };
    });
}
