import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultCatalog } from "../../packages/core/src/catalog/default-catalog.js";
import { wordEnds } from "../../packages/core/src/refine/camel-case-words.js";
import { wordsOf } from "./oracle/words.js";
import { runs, TIMEOUT } from "./runs.js";
import { actionName } from "./worlds/names.js";

/** The words of a name, cut where the code says they end. */
function cut(name: string): readonly string[] {
  const ends = wordEnds(name);
  return ends.map((end, index) => name.slice(index === 0 ? 0 : ends[index - 1], end));
}

/** Names that nobody would give: every order of the four kinds of letters. */
const anyName = fc
  .array(fc.constantFrom("A", "B", "c", "d", "1", "-", "_"), { maxLength: 12 })
  .map((all) => all.join(""));

describe("the words of a name", () => {
  it("are those that these tests find", { timeout: TIMEOUT }, () => {
    fc.assert(
      fc.property(fc.oneof(anyName, actionName), (name) => {
        expect(cut(name)).toEqual(wordsOf(name));
      }),
      runs(),
    );
  });

  it("are those that these tests find in every action of AWS", () => {
    const catalog = defaultCatalog();
    const names = catalog.services.flatMap((service) => catalog.actions(service).map(({ name }) => name));
    expect(names.filter((name) => cut(name).join(" ") !== wordsOf(name).join(" "))).toEqual([]);
  });
});
