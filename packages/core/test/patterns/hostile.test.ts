import { describe, expect, it } from "vitest";
import { containsGlob } from "../../src/patterns/contains.js";
import { matchesGlob } from "../../src/patterns/match.js";
import { overlapsGlob } from "../../src/patterns/overlaps.js";
import { globContains, globMatches } from "../../src/proof/glob.js";

// Each of these keeps a naive matcher busy for longer than the universe is old.
const LENGTH = 10_000;
const stars = "*a".repeat(LENGTH / 2);
const letters = "a".repeat(LENGTH);
const questions = "?".repeat(LENGTH / 2) + "*";

describe("a hostile pattern of 10,000 characters", () => {
  it("is matched against a long text", () => {
    expect(matchesGlob(stars, letters)).toBe(true);
    expect(matchesGlob(`${stars}b`, letters)).toBe(false);
    expect(matchesGlob(`${stars}b`, `${letters}b`)).toBe(true);
    expect(globMatches(stars, letters)).toBe(true);
    expect(globMatches(`${stars}b`, letters)).toBe(false);
  });

  it("is compared with another one for containment", () => {
    expect(containsGlob(stars, `${stars}b`)).toBe(false);
    expect(containsGlob(`${stars}*`, `${stars}b`)).toBe(true);
    expect(containsGlob(stars, letters)).toBe(true);
    expect(containsGlob(questions, stars)).toBe(true);
    expect(containsGlob(`?${questions}`, stars)).toBe(false);
  });

  it("is compared by the proof as well", () => {
    expect(globContains(stars, `${stars}b`)).toBe(false);
    expect(globContains(`${stars}*`, `${stars}b`)).toBe(true);
    expect(globContains(stars, letters)).toBe(true);
    expect(globContains(questions, stars)).toBe(true);
    expect(globContains(`?${questions}`, stars)).toBe(false);
  });

  it("is compared with another one for overlap", () => {
    expect(overlapsGlob(stars, letters)).toBe(true);
    expect(overlapsGlob(`${stars}b`, letters)).toBe(false);
    expect(overlapsGlob(`${stars}b`, `${stars}*`)).toBe(true);
    expect(overlapsGlob(`${stars}b`, `${stars}c`)).toBe(false);
  });
});
