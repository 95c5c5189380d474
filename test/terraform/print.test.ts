import { describe, expect, it } from "vitest";
import { lawCaseFiles } from "../support/law-cases.js";
import { forms } from "./forms/forms.js";
import { textOf } from "../support/print/sketch.js";
import { TIDY, type Style } from "./print/style.js";
import { printedCase } from "../support/print/printed-case.js";
import { readBack } from "./support/read-back.js";

const cases = lawCaseFiles().flatMap(({ cases }) => cases);
const ODD: Style = { ...TIDY, lineBreak: "\r\n", byteOrderMark: true, indent: "\t", trailingComma: false };

describe.each(forms)("$name", (form) => {
  it("says the same in every style", () => {
    const printable = cases
      .map(printedCase)
      .filter(({ before }) => form.cannot(before) === undefined)
      .filter((_, index) => index % 7 === 0);
    expect(printable.length).toBeGreaterThan(0);
    for (const [index, { before }] of printable.entries()) {
      const said = (style: Style) =>
        form.print(before, "worker", style).map(({ file, parts }) => readBack(file, textOf(parts)));
      const tidy = said({ ...TIDY, noise: index + 1 });
      expect(said({ ...ODD, noise: index + 1 })).toEqual(tidy);
      expect(said({ ...TIDY, noise: index + 1, objects: "line", lists: "line" })).toEqual(tidy);
    }
  });
});

it("hardly any case has a form that cannot say it", () => {
  const skipped = cases
    .map(printedCase)
    .flatMap(({ before }) => forms.map((form) => form.cannot(before)).filter((why) => why !== undefined));
  expect(skipped.length / (cases.length * forms.length)).toBeLessThan(0.06);
});
