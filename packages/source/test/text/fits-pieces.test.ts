import { describe, expect, it } from "vitest";
import { fitsPieces } from "../../src/text/fits-pieces.js";

describe("the known parts of a name", () => {
  it.each<[written: string, name: string, fits: boolean]>([
    ["reader.json", "reader.json", true],
    ["reader.json", "a-reader.json", false],
    ["*.json", "reader.json", true],
    ["*.json", "reader.yaml", false],
    ["policy-*.json", "policy-.json", true],
    ["policy-*.json", "policy.json", false],
    ["a*b*c", "aXbYc", true],
    ["a*b*c", "aXcYb", false],
    ["a*b*b", "ab", false],
    ["ab*ba", "aba", false],
    ["*", "anything", true],
    ["**", "", true],
  ])("%s, where a star may be anything, and %s: %s", (written, name, fits) => {
    expect(fitsPieces(written.split("*"), name)).toBe(fits);
  });
});
