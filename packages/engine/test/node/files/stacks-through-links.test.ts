import { describe, expect, it } from "vitest";
import { stacksThroughLinks } from "../../../src/node/files/stacks-through-links.js";

type Stacks = Readonly<Record<string, readonly string[]>>;

/** What is told of the stacks of a/t.yaml, to which b/u.yaml leads, and which is below c, too. */
function through(
  stacks: Stacks,
  links: "file" | "directory" | "none",
): readonly [Stacks, Readonly<Record<string, string>>] {
  const found = stacksThroughLinks(new Map(Object.entries(stacks)), {
    files: ["a/t.yaml", "other.yaml"],
    links: links === "file" ? [{ target: "a/t.yaml", directory: "b", path: "b/u.yaml" }] : [],
    directoryLinks: links === "directory" ? [{ target: "a", path: "c" }] : [],
  });
  return [Object.fromEntries(found.stacks), Object.fromEntries(found.untold)];
}

describe("stacksThroughLinks", () => {
  it.each<
    [what: string, links: Parameters<typeof through>[1], stacks: Stacks, expected: ReturnType<typeof through>]
  >([
    ["no link", "none", { "a/t.yaml": ["app"] }, [{ "a/t.yaml": ["app"] }, {}]],
    [
      "both paths",
      "file",
      { "a/t.yaml": ["app"], "b/u.yaml": ["legacy", "app"] },
      [{ "a/t.yaml": ["app", "legacy"] }, {}],
    ],
    [
      "the link alone",
      "file",
      { "b/u.yaml": ["legacy"] },
      [{ "a/t.yaml": ["legacy"] }, { "a/t.yaml": "a/t.yaml" }],
    ],
    [
      "the file alone",
      "file",
      { "a/t.yaml": ["app"] },
      [{ "a/t.yaml": ["app"] }, { "a/t.yaml": "b/u.yaml" }],
    ],
    [
      "both through a directory",
      "directory",
      { "a/t.yaml": ["app"], "c/t.yaml": ["legacy"] },
      [{ "a/t.yaml": ["app", "legacy"] }, {}],
    ],
    [
      "the file alone, which a directory leads to",
      "directory",
      { "a/t.yaml": ["app"] },
      [{ "a/t.yaml": ["app"] }, { "a/t.yaml": "c/t.yaml" }],
    ],
    ["another file", "file", { "other.yaml": ["app"] }, [{ "other.yaml": ["app"] }, {}]],
  ])("%s", (_, links, stacks, expected) => {
    expect(through(stacks, links)).toEqual(expected);
  });
});
