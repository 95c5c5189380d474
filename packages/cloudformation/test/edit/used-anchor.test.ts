import { describe, expect, it } from "vitest";
import { usedAnchor } from "../../src/edit/used-anchor.js";

describe("usedAnchor", () => {
  it.each<[string, string, string, boolean]>([
    ["an anchor that is used behind it", "- &a x", "\nb: *a\n", true],
    ["one that is used in a flow sequence", "- &a x", "\nb: [*a]\n", true],
    ["one that is used in it alone", "- [&a x, *a]", "\nb: c\n", false],
    ["one that nothing uses", "- &a x", "\nb: c\n", false],
    ["one with another name behind it", "- &a x", "\nb: *ab\n", false],
    ["no anchor", "- a&b x", "\nb: *b\n", false],
  ])("knows %s", (_, stretch, rest, used) => {
    const text = `before: y\n${stretch}${rest}`;
    const start = text.indexOf(stretch);
    expect(usedAnchor(text, [start, start + stretch.length], "f")?.code).toBe(
      used ? "used-anchor" : undefined,
    );
  });
});
