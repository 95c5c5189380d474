import { policySize, QUOTAS, type PrincipalFindings } from "@iamend/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { stopWitness } from "@iamend/terraform";
import { catalogOfCase, findingsOfCase, lawCaseFiles, type LawCase } from "../support/law-cases.js";
import type { Form } from "./forms/form.js";
import { forms } from "./forms/forms.js";
import type { PrintedPolicy } from "./print/policy.js";
import { textOf } from "./print/sketch.js";
import { TIDY } from "./print/style.js";
import { expectedIn } from "./support/expected-in.js";
import { printedCase } from "./support/printed-case.js";
import { readBack } from "./support/read-back.js";
import { ACCOUNT, fixRoot, loadParsers, type Fixed } from "./support/run-project.js";

// Each case is printed into every form that can say it, each form into a folder of its own with its own role, and all of
// that is one root for one run.

beforeAll(loadParsers);
afterAll(stopWitness);

interface Printed {
  readonly form: Form;
  /** File in the root → text: as it is, and as its owner would have written what the law leaves of it. */
  readonly before: ReadonlyMap<string, string>;
  readonly after: ReadonlyMap<string, string>;
}

describe.each(lawCaseFiles())("$file", ({ cases }) => {
  it.each(cases)("$name", (one) => {
    const printed = forms.flatMap((form, index) => printInto(form, `form${String(index)}`, one));
    expect(printed.length).toBeGreaterThan(0);
    const fixed = fixRoot({
      files: new Map(printed.flatMap(({ before }) => [...before])),
      findings: printed.flatMap(({ form }) => findingsFor(form, `form${String(forms.indexOf(form))}`, one)),
      catalog: catalogOfCase(one),
      ...(one.keep === undefined ? {} : { keep: one.keep }),
    });
    const wrong = printed.flatMap(({ form, after }) =>
      [...after].flatMap(([file, expected]) => mistakes(form, file, expected, fixed)),
    );
    expect(wrong).toEqual([]);
    expect(fixed.before.internalErrors).toEqual([]);
    expect(fixed.after.internalErrors).toEqual([]);
    expect(fixed.after.problems.filter(({ fix }) => fix !== undefined)).toEqual([]);
  });
});

function mistakes(form: Form, file: string, expected: string, fixed: Fixed): readonly unknown[] {
  const text = fixed.files.get(file) ?? "";
  if (text === expected) return [];
  const refused = fixed.before.problems.flatMap(({ at, pattern, refused: why }) =>
    at.file === file && why !== undefined ? [`${pattern ?? ""}: ${why.code}, ${why.message}`] : [],
  );
  const means = JSON.stringify(readBack(file, text)) === JSON.stringify(readBack(file, expected));
  return [
    {
      form: form.name,
      file,
      means: means ? "the same" : "something else",
      ...differing(text, expected),
      refused,
    },
  ];
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
  const print = (policy: PrintedPolicy): ReadonlyMap<string, string> =>
    new Map(form.print(policy, folder, TIDY).map(({ file, parts }) => [`${folder}/${file}`, textOf(parts)]));
  return [{ form, before: print(before), after: print(expectedIn(form, before, after)) }];
}

/** Quotas that AWS does not have, and results that cross one that it has. */
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
