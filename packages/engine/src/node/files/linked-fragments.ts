import type { Host } from "@iamend/source";
import type { Link } from "./walk.js";

/**
 * Files that links lead to and that are no templates by themselves: policies, and parts that others include. What is done with them at the
 * path of the link, nobody sees. File → where the link stands, empty for the root.
 */
export function linkedFragments(
  links: readonly Link[],
  { read }: Pick<Host, "read">,
  isOfDirectory: (file: string) => boolean,
): ReadonlyMap<string, string> {
  return new Map(
    links.flatMap(({ target, directory }): readonly [string, string][] => {
      if (isOfDirectory(target) || !/\.(?:ya?ml|json)$/i.test(target)) return [];
      const text = read(target);
      return typeof text === "string" && !text.includes("Resources") ? [[target, directory]] : [];
    }),
  );
}
