import type { PrincipalFindings } from "@iamend/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { stopWitness } from "@iamend/terraform";
import { catalogOfCase, findingsOfCase, lawCaseFiles, type LawCase } from "../support/law-cases.js";
import type { Form } from "./forms/form.js";
import { forms } from "./forms/forms.js";
import { textOf } from "../support/print/sketch.js";
import { TIDY } from "./print/style.js";
import { mistakesIn, type PrintedForm } from "../support/print/mistakes.js";
import { cannotHold, isElsewhere } from "../support/print/quota.js";
import { changesBetween, expectedIn } from "../support/print/expected-in.js";
import { printedCase } from "../support/print/printed-case.js";
import { readBack } from "./support/read-back.js";
import { ACCOUNT, fixRoot, loadParsers } from "./support/run-project.js";

// Each case is printed into every form that can say it, each form into a folder of its own with its own role, and all of
// that is one root for one run.

beforeAll(loadParsers);
afterAll(stopWitness);

interface Printed extends PrintedForm {
  readonly form: Form;
}

describe.each(lawCaseFiles())("$file", ({ cases }) => {
  it.each(cases.filter((one) => !isElsewhere(one)))("$name", (one) => {
    const printed = forms.flatMap((form, index) => printInto(form, `form${String(index)}`, one));
    expect(printed.length).toBeGreaterThan(0);
    const files = printed.flatMap((form) =>
      form.files.map(({ file, sketch }) => [file, textOf(sketch.parts)] as const),
    );
    const fixed = fixRoot({
      files: new Map(files),
      findings: printed.flatMap(({ form }) => findingsFor(form, `form${String(forms.indexOf(form))}`, one)),
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
  expect(all.filter(isElsewhere).length).toBeLessThan(5);
});

function printInto(form: Form, folder: string, one: LawCase): readonly Printed[] {
  const { before, after } = printedCase(one);
  if (form.cannot(before) !== undefined || cannotHold(form.quota, one, before, after)) return [];
  if (form.leavesBehind !== undefined && after.statements.length < before.statements.length) return [];
  const left = expectedIn(form, before, after);
  const expected = form.print(left, folder, TIDY);
  const files = form.print(before, folder, TIDY).map((sketch, index) => ({
    file: `${folder}/${sketch.file}`,
    sketch,
    expected: textOf(expected[index]?.parts ?? []),
  }));
  return [{ form, name: form.name, files, changes: changesBetween(before, left) }];
}

function findingsFor(form: Form, name: string, one: LawCase): readonly PrincipalFindings[] {
  const principals = form.principals?.(name) ?? [{ type: "role" as const, name }];
  return principals.flatMap((principal) =>
    findingsOfCase(one, `arn:aws:iam::${ACCOUNT}:${principal.type}/${principal.name}`),
  );
}
