import { describe, expect, it } from "vitest";
import { PatternSet } from "../../src/proof/pattern-set.js";

describe("PatternSet", () => {
  it.each([
    { patterns: [], action: "s3:getobject", matches: false },
    { patterns: ["s3:getobject"], action: "s3:getobject", matches: true },
    { patterns: ["s3:getobject"], action: "s3:getobjectacl", matches: false },
    { patterns: ["s3:get*"], action: "s3:getobject", matches: true },
    { patterns: ["s3:get*"], action: "s3:putobject", matches: false },
    { patterns: ["s3:get*acl"], action: "s3:getobject", matches: false },
    { patterns: ["s3:get?bject"], action: "s3:getobject", matches: true },
    { patterns: ["*"], action: "s3:getobject", matches: true },
    { patterns: ["ec2:*", "s3:put*", "s3:getobject"], action: "s3:getobject", matches: true },
    { patterns: ["s3:getobject", "ec2:*", "s3:put*"], action: "s3:putobject", matches: true },
  ])("$patterns matches $action: $matches", ({ patterns, action, matches }) => {
    const set = new PatternSet();
    for (const pattern of patterns) set.add(pattern);
    expect(set.matches(action)).toBe(matches);
  });

  it("takes no glob for a name", () => {
    const set = new PatternSet();
    set.add("s3:get?");
    expect(set.matches("s3:get?")).toBe(true);
    expect(set.matches("s3:get")).toBe(false);
  });
});
