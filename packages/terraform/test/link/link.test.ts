import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { load } from "../../src/parse/grammar.js";
import { readCases } from "./located-cases.js";
import { linked, outlineLocated } from "./outline-located.js";

await load();

const CASES = readCases(fileURLToPath(new URL("cases", import.meta.url)));

describe.each([...new Set(CASES.map(({ group }) => group))])("%s", (group) => {
  it.each(CASES.filter((one) => one.group === group))("$name", ({ files, expected }) => {
    expect(outlineLocated(linked(files), files)).toBe(expected);
  });
});
