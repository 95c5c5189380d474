import { describe, expect, it } from "vitest";
import { wordEnds } from "../../src/refine/camel-case-words.js";

/** The words of a name, with a dot between them. */
function wordsOf(name: string): string {
  const ends = wordEnds(name);
  return ends.map((end, index) => name.slice(ends[index - 1] ?? 0, end)).join("·");
}

describe("wordEnds", () => {
  it.each([
    "Get·Bucket·CORS",
    "List·Objects·V·2",
    "Associate·Via·AWS·Service·-·Events·And·States",
    "EC·2·Instance",
    "lower",
    "lower·Then·Upper",
    "UPPER",
    "A",
    "a",
    "A·Bc",
    "AB·Cd",
    "ABC",
    "Ab·C",
    "123",
    "12·ab·34·CD·56",
    "V·2·x",
    "2·X",
    "*",
    "Get·*·Acl",
    "a·_·b",
    "A·_·B",
    "Get·--·Put",
    "AZ·@[`{·az",
    "/·09·:",
    "\u00C4·rger",
    "",
  ])("%s", (words) => {
    expect(wordsOf(words.replaceAll("·", ""))).toBe(words);
  });

  it("ends with the length of the name", () => {
    expect(wordEnds("GetBucketCORS")).toEqual([3, 9, 13]);
    expect(wordEnds("")).toEqual([]);
  });
});
