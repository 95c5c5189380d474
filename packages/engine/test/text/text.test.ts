import { describe, expect, it } from "vitest";
import { digest } from "../../src/text/fnv.js";
import { nearest } from "../../src/text/nearest.js";

describe("nearest", () => {
  it.each([
    ["GetObjet", "GetObject"],
    ["getobject", "GetObject"],
    ["GetObjectz", "GetObject"],
    ["PutObjects", undefined],
    ["x", undefined],
    ["", undefined],
    ["GetBuketAcl", "GetBucketAcl"],
  ])("%j is meant as %j", (word, expected) => {
    expect(nearest(word, ["GetObject", "GetObjectAcl", "GetBucketAcl", "ListBucket"])).toBe(expected);
  });

  it("of two that are as near takes the first", () => {
    expect(nearest("ab2", ["abc", "abd"])).toBe("abc");
  });
});

describe("digest", () => {
  it("is always the same, and tells texts apart by their borders too", () => {
    expect(digest("a", "b")).toBe(digest("a", "b"));
    expect(digest("")).toMatch(/^[0-9a-f]{16}$/);
    const all = [
      digest("a", "b"),
      digest("ab"),
      digest("ab", ""),
      digest("b", "a"),
      digest("á", "b"),
      digest("\u0161", "b"),
    ];
    expect(new Set(all).size).toBe(all.length);
  });
});
