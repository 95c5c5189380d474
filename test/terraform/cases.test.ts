import { policySize, QUOTAS, type PrincipalFindings } from "@iamend/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { stopWitness } from "@iamend/terraform";
import { catalogOfCase, findingsOfCase, lawCaseFiles, type LawCase } from "../support/law-cases.js";
import type { Form } from "./forms/form.js";
import { forms } from "./forms/forms.js";
import type { PrintedPolicy } from "../support/print/policy.js";
import { textOf, type Sketch } from "../support/print/sketch.js";
import { TIDY } from "./print/style.js";
import { strayDifference, type Changes } from "../support/print/compare-sketch.js";
import { changesBetween, expectedIn } from "../support/print/expected-in.js";
import { printedCase } from "../support/print/printed-case.js";
import { readBack } from "./support/read-back.js";
import { ACCOUNT, fixRoot, loadParsers, type Fixed } from "./support/run-project.js";

// Each case is printed into every form that can say it, each form into a folder of its own with its own role, and all of
// that is one root for one run.

beforeAll(loadParsers);
afterAll(stopWitness);

interface Printed {
  readonly form: Form;
  /** Of its file in the root: as it is, and as its owner would have written what the law leaves of it. */
  readonly files: readonly { readonly file: string; readonly sketch: Sketch; readonly expected: string }[];
  readonly changes: Changes;
}

/** AWS has no such quota. */
function isElsewhere({ quota }: LawCase): boolean {
  return quota !== undefined && !Object.values(QUOTAS).includes(quota);
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
    expect(printed.flatMap((form) => mistakes(form, fixed))).toEqual([]);
    expect(fixed.before.internalErrors).toEqual([]);
    expect(fixed.after.internalErrors).toEqual([]);
    expect(fixed.after.problems.filter(({ fix }) => fix !== undefined)).toEqual([]);
  });
});

it("leaves few cases to other tests", () => {
  const all = lawCaseFiles().flatMap(({ cases }) => cases);
  expect(all.filter(isElsewhere).length).toBeLessThan(5);
});

function mistakes({ form, files, changes }: Printed, fixed: Fixed): readonly unknown[] {
  return files.flatMap(({ file, sketch, expected }) => {
    const text = fixed.files.get(file) ?? "";
    if (text === expected) return [];
    const same = JSON.stringify(readBack(file, text)) === JSON.stringify(readBack(file, expected));
    const stray = strayDifference(sketch, text, changes);
    // When a line gets long it may as well be several: then no byte but those of the list may differ.
    if (same && stray === undefined && isLong(differing(text, expected).expected)) return [];
    const refused = fixed.before.problems.flatMap(({ at, pattern, refused: why }) =>
      at.file === file && why !== undefined ? [`${pattern ?? ""}: ${why.code}, ${why.message}`] : [],
    );
    return [{ form: form.name, file, same, stray, ...differing(text, expected), refused }];
  });
}

function isLong(lines: string): boolean {
  return lines.split("\n").some(({ length }) => length > 80);
}

/** The lines that are not the same, without those around them. */
function differing(text: string, expected: string): { readonly found: string; readonly expected: string } {
  const [found, wanted] = [text.split("\n"), expected.split("\n")];
  let start = 0;
  while (start < found.length && found[start] === wanted[start]) start += 1;
  let end = 0;
  while (end < Math.min(found.length, wanted.length) - start && found.at(-1 - end) === wanted.at(-1 - end))
    end += 1;
  const cut = (lines: readonly string[]): string => lines.slice(start, lines.length - end).join("\n");
  return { found: cut(found), expected: cut(wanted) };
}

function printInto(form: Form, folder: string, one: LawCase): readonly Printed[] {
  const { before, after } = printedCase(one);
  if (form.cannot(before) !== undefined || cannotHold(form, one, before, after)) return [];
  if (form.leavesBehind !== undefined && after.statements.length < before.statements.length) return [];
  const left = expectedIn(form, before, after);
  const expected = form.print(left, folder, TIDY);
  const files = form.print(before, folder, TIDY).map((sketch, index) => ({
    file: `${folder}/${sketch.file}`,
    sketch,
    expected: textOf(expected[index]?.parts ?? []),
  }));
  return [{ form, files, changes: changesBetween(before, left) }];
}

/** Another quota than that of the form, and a result that crosses it. */
function cannotHold(form: Form, { quota }: LawCase, before: PrintedPolicy, after: PrintedPolicy): boolean {
  const own = QUOTAS[form.quota];
  if (quota !== undefined && quota !== own) return true;
  return sizeOf(after) > own && sizeOf(before) <= own;
}

function sizeOf({ members, statements }: PrintedPolicy): number {
  const written = statements.map(({ members: own, actions }) => ({ ...own, Action: actions }));
  return policySize({ ...members, Statement: written });
}

function findingsFor(form: Form, name: string, one: LawCase): readonly PrincipalFindings[] {
  const principals = form.principals?.(name) ?? [{ type: "role" as const, name }];
  return principals.flatMap((principal) =>
    findingsOfCase(one, `arn:aws:iam::${ACCOUNT}:${principal.type}/${principal.name}`),
  );
}
