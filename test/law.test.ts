import {
  joinFindings,
  parsePolicy,
  proveStatements,
  readFindings,
  refinePolicy,
  refineStatements,
  type ActionElement,
  type Catalog,
  type JsonObject,
  type PrincipalFindings,
  type RefineOptions,
  type Statement,
  type StatementPlan,
  type UnusedAccess,
} from "@iamend/core";
import { describe, expect, it } from "vitest";
import {
  catalogOfCase,
  findingsOfCase,
  lawCaseFiles,
  lawSentences,
  statementsOfCase,
  valueOf,
  type LawCase,
  type ListedAction,
  type WrittenPolicy,
  type WrittenStatement,
} from "./support/law-cases.js";

const CASE_KEYS = [
  "name",
  "law",
  "sentences",
  "why",
  "catalog",
  "policy",
  "unused",
  "analyzedAt",
  "minUnusedDays",
  "keep",
  "quota",
  "expected",
  "rejected",
  "disputed",
];
const EXPECTED_KEYS = ["actions", "refused", "append", "nothingLeft", "decisions"];

const files = lawCaseFiles();
const sentences = lawSentences();
const all = files.flatMap(({ cases }) => cases);

describe.each(files)("$file", ({ cases }) => {
  for (const one of cases) {
    const run = one.disputed === true ? it.fails : it;
    run(one.name, () => {
      checkCase(one);
    });
  }
});

describe("the sentences of the law", () => {
  const shown = new Set(all.flatMap((one) => one.sentences));

  it.each(Object.keys(sentences))("%s has a case", (id) => {
    expect(shown).toContain(id);
  });

  it("are the only ones that cases name", () => {
    expect([...shown].filter((id) => sentences[id] === undefined)).toEqual([]);
  });
});

describe("the cases", () => {
  it("have different names", () => {
    const names = all.map(({ name }) => name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it("are written as the README says", () => {
    expect(all.flatMap((one) => mistakesOf(one).map((mistake) => `${one.name}: ${mistake}`))).toEqual([]);
  });
});

/** What a mistyped member would otherwise hide. */
function mistakesOf(one: LawCase): readonly string[] {
  const unknown = [
    ...Object.keys(one).filter((key) => !CASE_KEYS.includes(key)),
    ...Object.keys(one.expected).filter((key) => !EXPECTED_KEYS.includes(key)),
  ];
  const count = statementsOfCase(one.policy).length;
  const lists = [one.expected.actions, one.expected.refused, one.expected.append, one.expected.decisions];
  return [
    ...unknown.map((key) => `unknown member ${key}`),
    ...(one.sentences[0]?.startsWith(`${one.law}.`) === true ? [] : ["its first sentence is not of its law"]),
    ...(one.why.endsWith(".") ? [] : ["why is no sentence"]),
    ...(lists.every((list) => list === undefined || list.length === count)
      ? []
      : ["expected has another number of statements than the policy"]),
  ];
}

function checkCase(one: LawCase): void {
  const catalog = catalogOfCase(one);
  const unused = unusedOf(one);
  const options: RefineOptions = {
    ...(one.keep === undefined ? {} : { keep: one.keep }),
    ...(one.quota === undefined ? {} : { quota: one.quota }),
  };
  const statements = statementsOfCase(one.policy).map(readStatement);
  const keep = options.keep ?? [];

  // No quota is known to statements alone; whole documents are refined where JSON can say all of the case.
  if (one.quota === undefined) {
    const { plans, nothingLeft } = refineStatements(statements, unused, catalog, options);
    checkPlans(one, plans, nothingLeft);
    const after = plans.map((plan, index) => statementAfter(statements[index], plan.elements));
    expect(proveStatements(statements, after, unused, catalog, keep)).toEqual([]);
    const left = after.filter((statement) => statement !== undefined);
    const again = refineStatements(left, unused, catalog, options);
    expect(again.plans.map(({ elements }) => elements)).toEqual(left.map(({ elements }) => elements));
  }
  if (isPlain(one.policy)) checkDocument(one, unused, catalog, options);

  for (const { actions, broken } of one.rejected ?? []) {
    const after = actions.map((list, index) => statementAfter(statements[index], list?.map(readElement)));
    const failures = proveStatements(statements, after, unused, catalog, keep);
    expect([...new Set(failures.map((failure) => failure.broken))].sort(), JSON.stringify(actions)).toEqual(
      [...broken].sort(),
    );
  }
}

function checkDocument(one: LawCase, unused: UnusedAccess, catalog: Catalog, options: RefineOptions): void {
  const refined = refinePolicy(valueOf(parsePolicy(one.policy)), unused, catalog, options);
  checkPlans(one, refined.plans, refined.nothingLeft);
  expect(refined.failures).toEqual([]);
  // As text: the order of the keys and the shape of a list are part of the document.
  expect(JSON.stringify(refined.json)).toBe(JSON.stringify(expectedDocument(one)));
  const again = refinePolicy(valueOf(parsePolicy(refined.json)), unused, catalog, options);
  expect(again.json).toEqual(refined.json);
}

function checkPlans({ expected }: LawCase, plans: readonly StatementPlan[], nothingLeft: boolean): void {
  const none = plans.map(() => null);
  expect(plans.map(({ elements }) => elements?.map(listed) ?? null)).toEqual(expected.actions);
  expect(plans.map(({ refused }) => refused?.code ?? null)).toEqual(expected.refused ?? none);
  expect(plans.map(({ append }) => append ?? null)).toEqual(expected.append ?? none);
  expect(nothingLeft).toBe(expected.nothingLeft ?? false);
  if (expected.decisions !== undefined) {
    expect(plans.map(({ decisions }) => decisions)).toMatchObject(expected.decisions);
  }
}

/** The policy of the case with nothing but its actions changed. */
function expectedDocument({ policy, expected }: LawCase): JsonObject {
  const left = statementsOfCase(policy).flatMap((statement, index) => {
    const actions = expected.actions[index] ?? null;
    if (actions === null) return [];
    const key = statement.Action === undefined ? "NotAction" : "Action";
    const scalar = typeof statement[key] === "string" && actions.length === 1;
    return [{ ...statement, [key]: scalar ? actions[0] : actions }];
  });
  return { ...policy, Statement: Array.isArray(policy.Statement) ? left : left[0] };
}

/** A case without a date of its own is read as the simple shape, with one it is a record of an analyzer. */
function unusedOf(one: LawCase): UnusedAccess {
  if (one.unused.length === 0) return new Map();
  if (one.minUnusedDays !== undefined)
    return onlyOne(findingsOfCase(one, "arn:aws:iam::123456789012:role/worker"));
  return onlyOne(joinFindings(valueOf(readFindings([one.unused])).findings).principals);
}

function onlyOne(principals: readonly PrincipalFindings[]): UnusedAccess {
  expect(principals).toHaveLength(1);
  return principals[0]?.unused ?? new Map<string, never>();
}

function readStatement(written: WrittenStatement): Statement {
  const key = written.Action === undefined ? "NotAction" : "Action";
  const list = written[key] ?? [];
  return {
    effect: written.Effect,
    key,
    elements: (typeof list === "string" ? [list] : list).map(readElement),
    ...(written.open === undefined ? {} : { open: written.open }),
    ...(written.indivisible === undefined ? {} : { indivisible: written.indivisible }),
    hasPrincipal: written.Principal !== undefined || written.NotPrincipal !== undefined,
  };
}

function readElement(action: ListedAction): ActionElement {
  return typeof action === "string" ? { pattern: action } : action;
}

function listed(element: ActionElement): ListedAction {
  return "pattern" in element ? element.pattern : element;
}

function statementAfter(
  statement: Statement | undefined,
  elements: readonly ActionElement[] | undefined,
): Statement | undefined {
  return statement === undefined || elements === undefined ? undefined : { ...statement, elements };
}

/** JSON of a policy can say it all: nothing is opaque, open or indivisible. */
function isPlain(policy: WrittenPolicy): boolean {
  return statementsOfCase(policy).every(
    (written) =>
      written.open === undefined &&
      written.indivisible === undefined &&
      readStatement(written).elements.every((element) => "pattern" in element),
  );
}
