import { describe, expect, it } from "vitest";
import { catalogOfCase, findingsOfCase, lawCaseFiles, type LawCase } from "../support/law-cases.js";
import { changesBetween, expectedIn } from "../support/print/expected-in.js";
import { mistakesIn, type PrintedForm } from "../support/print/mistakes.js";
import { printedCase } from "../support/print/printed-case.js";
import { cannotHold, isElsewhere } from "../support/print/quota.js";
import { textOf } from "../support/print/sketch.js";
import { hasSyntax, type Form } from "./forms/form.js";
import { forms } from "./forms/forms.js";
import { sayable } from "./forms/limits.js";
import { LAYOUTS, TIDY, type Layout } from "./print/layout.js";
import { arnOf, layoutFor, mappingOf, principalsOf } from "./support/findings-for.js";
import { readBack } from "./support/read-back.js";
import { fixRoot } from "./support/run-project.js";

// Each case is printed into every form that can say it, and in some of them into every layout; each into a folder of its own with
// its own role, and all of that is one root for one run.

interface Way {
  readonly form: Form;
  readonly layout: Layout;
  readonly folder: string;
}

interface Printed extends PrintedForm, Way {}

const LAID_OUT = "Policies of a role";

const ways: readonly Way[] = forms
  .flatMap((form) =>
    form.name === LAID_OUT
      ? Object.values(LAYOUTS).map((layout) => ({ form, layout }))
      : [{ form, layout: TIDY }],
  )
  .map((way, index) => ({ ...way, folder: `way${String(index)}` }));

describe.each(lawCaseFiles())("$file", ({ cases }) => {
  it.each(cases.filter((one) => !isUnsayable(one)))("$name", (one) => {
    const printed = ways.flatMap((way) => printInto(way, one));
    expect(printed.length).toBeGreaterThan(0);
    const fixed = fixRoot({
      files: new Map(
        printed.flatMap(({ files }) =>
          files.map(({ file, sketch }) => [file, textOf(sketch.parts)] as const),
        ),
      ),
      findings: printed.flatMap(({ form, folder }) =>
        principalsOf(form, folder).flatMap((principal) => findingsOfCase(one, arnOf(principal))),
      ),
      principals: new Map(
        printed.flatMap(({ form, folder, files }) => mappingOf(form, folder, files[0]?.file ?? "")),
      ),
      catalog: catalogOfCase(one),
      ...(one.keep === undefined ? {} : { keep: one.keep }),
    });
    expect(printed.flatMap((form) => mistakesIn(form, fixed, readBack))).toEqual([]);
    expect(fixed.before.internalErrors).toEqual([]);
    expect(fixed.after.internalErrors).toEqual([]);
    expect(fixed.after.problems.filter(({ fix }) => fix !== undefined)).toEqual([]);
  });
});

it("leaves few cases to other tests", () => {
  const all = lawCaseFiles().flatMap(({ cases }) => cases);
  expect(all.filter(isUnsayable).length).toBeLessThan(15);
});

/** AWS has no such quota, or no template says such a thing. */
function isUnsayable(one: LawCase): boolean {
  return isElsewhere(one) || sayable(printedCase(one).before) !== undefined;
}

function printInto({ form, layout, folder }: Way, one: LawCase): readonly Printed[] {
  const { before, after } = printedCase(one);
  if (form.cannot(before) !== undefined || !hasSyntax(form, layout)) return [];
  if (cannotHold(form.quota, one, before, after)) return [];
  const left = expectedIn(form, before, after);
  const laid = layoutFor(form, layout);
  const expected = form.print(left, folder, laid);
  const files = form.print(before, folder, laid).map((sketch, index) => ({
    file: `${folder}/${sketch.file}`,
    sketch,
    expected: textOf(expected[index]?.parts ?? []),
  }));
  const name = `${form.name}, ${JSON.stringify(layout)}`;
  return [{ form, layout, folder, name, files, changes: changesBetween(before, left) }];
}
