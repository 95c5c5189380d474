import { unusedAccess, type UnusedAccess } from "@iamend/core";
import { describe, expect, it } from "vitest";
import { DEFAULT_CONFIGURATION } from "../../src/configuration/read-configuration.js";
import { indexPrincipals } from "../../src/holders/principal-index.js";
import { askHolders } from "../../src/holders/voices.js";
import { reachOf } from "../../src/link/reach.js";
import type { ListPlan } from "../../src/plan/plan-list.js";
import { proveLocated, type Intention } from "../../src/prove/expect.js";
import { linkUnits, type JsonLocated } from "../support/link-json-policies.js";
import { readUnit } from "../support/read-json-policy.js";
import { ACCOUNT, CATALOG, spoken } from "../support/world.js";

const PUT = unusedAccess([{ prefix: "s3", actions: [{ name: "PutObject" }] }]);
const FIRST = '{ "allow": ["s3:PutObject", "s3:GetObject"] }';
const SECOND = '{ "allow": ["s3:PutObject"] }';

function located(statements: readonly string[], members: string): JsonLocated {
  const text = `{ "documents": { "app": { ${members}, "statements": [${statements.join(", ")}] } } }`;
  return linkUnits([readUnit("app.json", text)]);
}

/** What the proof says of edits that do exactly what was meant, where what was meant may be wrong. */
function proven(
  before: JsonLocated,
  after: JsonLocated,
  meant: { readonly removed?: number; readonly narrowed?: readonly string[] },
  claimed: UnusedAccess = PUT,
): readonly string[] {
  const ids = [...before.statements.keys()];
  const [list = ""] = before.lists.keys();
  const removed = meant.removed === undefined ? [] : [ids[meant.removed] ?? ""];
  const items = before.lists.get(list)?.items ?? [];
  const changes = new Map(
    items.flatMap((item, index): [number, readonly string[]][] =>
      "value" in item && meant.narrowed?.includes(item.value) === false ? [[index, []]] : [],
    ),
  );
  const intention: Intention = {
    removed: new Set(removed),
    changed: new Map(meant.narrowed === undefined ? [] : [[list, { items: changes }]]),
  };
  const plans = new Map(
    [...reachOf(before).lists.values()].map((reach): [string, ListPlan] => [
      reach.id,
      {
        reach,
        documents: reach.documents,
        unused: claimed,
        speaks: [],
        keep: [],
        decisions: [],
        blocked: new Map(),
        doubts: new Map(),
        statements: [],
      },
    ]),
  );
  const ask = askHolders(indexPrincipals([spoken("role app", ["s3:PutObject"])]), {
    ...DEFAULT_CONFIGURATION,
    accounts: [{ path: "", accounts: [ACCOUNT] }],
  });
  const failures = proveLocated({ located: before, catalog: CATALOG, ask, plans }, after, intention);
  return failures.map(({ message }) => message);
}

describe("the proof does not believe what was meant", () => {
  const app = '"holders": ["role app"]';
  const narrowed = '{ "allow": ["s3:GetObject"] }';

  it("accepts what every holder leaves unused", () => {
    expect(proven(located([FIRST], app), located([narrowed], app), { narrowed: ["s3:GetObject"] })).toEqual(
      [],
    );
    expect(proven(located([FIRST, SECOND], app), located([FIRST], app), { removed: 1 })).toEqual([]);
  });

  it("asks each holder again: a plan may call unused what one of them does not", () => {
    const members = '"holders": ["role app", "role other"]';
    expect(
      proven(located([FIRST], members), located([narrowed], members), { narrowed: ["s3:GetObject"] }),
    ).toEqual(["the edit takes away what a holder of .#app is not known to leave unused"]);
    const more = unusedAccess([{ prefix: "s3" }]);
    expect(
      proven(located([FIRST], app), located([narrowed], app), { narrowed: ["s3:GetObject"] }, more),
    ).toEqual(["the edit takes away what a holder of .#app is not known to leave unused"]);
  });

  it.each(["trust", "resource", "boundary", "unknown"])("a document of kind %s stays as it is", (kind) => {
    const members = `${app}, "kind": "${kind}"`;
    expect(
      proven(located([FIRST], members), located([narrowed], members), { narrowed: ["s3:GetObject"] }),
    ).toEqual(["after the edit a list reads s3:GetObject"]);
    expect(proven(located([FIRST, SECOND], members), located([FIRST], members), { removed: 1 })).toEqual([
      "after the edit .#app has another number of statements than was meant",
    ]);
  });

  it.each([
    ["a Deny", '{ "deny": ["s3:PutObject"] }', "the edit removes a statement that has to stay"],
    ["a NotAction", '{ "allow-not": ["s3:PutObject"] }', "the edit removes a statement that has to stay"],
    [
      "what may hold more",
      '{ "allow": ["s3:PutObject"], "open": "why" }',
      "the edit removes a statement that has to stay",
    ],
    ["what is used", '{ "allow": ["s3:ListBucket"] }', "s3:listbucket is not unused, and allowed no more"],
  ])("%s does not go", (_, statement, message) => {
    expect(proven(located([FIRST, statement], app), located([FIRST], app), { removed: 1 })).toEqual([
      message,
    ]);
  });

  it("a Deny is not narrowed", () => {
    const deny = '{ "deny": ["s3:PutObject", "s3:GetObject"] }';
    const less = '{ "deny": ["s3:GetObject"] }';
    expect(proven(located([deny], app), located([less], app), { narrowed: ["s3:GetObject"] })).toEqual([
      "after the edit a list reads s3:GetObject",
    ]);
  });
});
