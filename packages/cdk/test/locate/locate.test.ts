import { describe, expect, test } from "vitest";
import { draw, locate } from "./draw.js";
import { rawCases, removalCases, sinkCases } from "./sink-cases.js";
import { classCases, effectCases, importCases, inheritedCases, listCases } from "./statement-cases.js";

describe.each([
  ["the class is imported by", importCases],
  ["actions are", listCases],
  ["classes have", classCases],
  ["classes inherit", inheritedCases],
  ["the effect of", effectCases],
  ["a statement goes to", sinkCases],
  ["statements as objects", rawCases],
  ["what stays:", removalCases],
])("%s", (_, cases) => {
  test.each(cases)("$name", ({ files, drawn }) => {
    expect(draw(files, locate(files))).toBe(drawn);
  });
});
