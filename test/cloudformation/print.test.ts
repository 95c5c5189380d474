import { describe, expect, it } from "vitest";
import { lawCaseFiles } from "../support/law-cases.js";
import { printedCase } from "../support/print/printed-case.js";
import { textOf } from "../support/print/sketch.js";
import { hasSyntax } from "./forms/form.js";
import { forms } from "./forms/forms.js";
import { LAYOUTS, TIDY, type Layout } from "./print/layout.js";
import { readBack } from "./support/read-back.js";

const policies = lawCaseFiles()
  .flatMap(({ cases }) => cases)
  .map((one) => printedCase(one).before);

describe.each(forms)("$name", (form) => {
  it("says the same in every layout", () => {
    const printable = policies
      .filter((policy) => form.cannot(policy) === undefined)
      .filter((_, index) => index % 9 === 0);
    expect(printable.length).toBeGreaterThan(0);
    for (const [index, policy] of printable.entries()) {
      const said = (layout: Layout): unknown =>
        form
          .print(policy, "worker", layout)
          .map(({ file, parts }) => template(readBack(file, textOf(parts))));
      for (const functions of ["short", "long"] as const) {
        const tidy = said({ ...TIDY, functions });
        for (const layout of Object.values(LAYOUTS)) {
          if (layout.syntax === "json" || layout.functions !== functions) continue;
          expect(said({ ...layout, noise: index * 2 })).toEqual(tidy);
        }
      }
      const long = said({ ...TIDY, functions: "long" });
      for (const layout of Object.values(LAYOUTS)) {
        if (layout.syntax !== "json" || !hasSyntax(form, layout) || form.name.startsWith("a nested"))
          continue;
        expect(said({ ...layout, noise: index })).toEqual(long);
      }
    }
  });
});

it("hardly any case has a form that cannot say it", () => {
  const skipped = policies.flatMap((policy) =>
    forms.map((form) => form.cannot(policy)).filter((why) => why !== undefined),
  );
  expect(skipped.length / (policies.length * forms.length)).toBeLessThan(0.08);
});

/** The template among the documents of a file. */
function template(said: unknown): unknown {
  return Array.isArray(said) ? said.find((one) => !JSON.stringify(one).includes("not this")) : said;
}
