import type { LocatedEvidence } from "@iamend/source";
import { describe, expect, it } from "vitest";
import { evidenceNotices } from "../../src/holders/evidence-notices.js";
import { ACCOUNT, checkWorld, OTHER, outcomes, policy, type World } from "../support/world.js";

const STATEMENT = '{ "allow": ["s3:GetObject", "s3:PutObject"] }';
const ROLE = "app-Role-1A2B3C4D5E6F7";
const TWIN = "app-Role-7F6E5D4C3B2A1";
const GENERATED = '"role": { "generated": "app-Role-" }';

interface Told {
  readonly name?: string;
  readonly as?: readonly string[];
  readonly contradicted?: string;
  readonly open?: string;
  /** Roles that do not use PutObject, with their accounts. */
  readonly unused?: readonly string[];
  readonly accounts?: readonly string[] | undefined;
  readonly world?: Partial<World>;
}

/** A policy of one role, and what evidence says of that. */
function world(told: Told): World {
  const { name = GENERATED, as = [`${ROLE}/${ACCOUNT}`], unused = [ROLE], contradicted, open } = told;
  const deployed = JSON.stringify({ as, contradicted, open });
  const accounts = "accounts" in told ? told.accounts : [ACCOUNT];
  return {
    files: policy(STATEMENT, `"holders": [{ ${name}, "address": "role.x", "deployed": ${deployed} }]`),
    findings: Object.fromEntries(unused.map((one) => [`role ${one}`, ["s3:PutObject"]])),
    configuration: { accounts },
    ...told.world,
  };
}

const FIX = ["s3:PutObject → nothing: fix"];
const NOTHING: readonly string[] = [];
const suggestion = (code: string): readonly string[] => [`s3:PutObject → nothing: suggestion, ${code}`];
const BOTH = [ACCOUNT, OTHER];

const cases: readonly (readonly [name: string, told: Told, expected: readonly string[]])[] = [
  ["a computed name", {}, FIX],
  ["a name that is not known", { name: '"role": { "unknown": "why" }' }, FIX],
  ["a name of which the start is known", { name: '"role": { "starts": "ap" }' }, FIX],
  [
    "a default name",
    { name: '"role": { "default": "x" }', as: [`other/${ACCOUNT}`], unused: ["other"] },
    FIX,
  ],
  ["a user", { name: '"user": { "unknown": "why" }', unused: [] }, NOTHING],
  ["names ignore case", { as: [`${ROLE.toLowerCase()}/${ACCOUNT}`] }, FIX],
  ["the same path", { name: `${GENERATED}, "path": "/"` }, FIX],
  ["another path", { name: `${GENERATED}, "path": "/ci/"` }, suggestion("evidence-contradicts")],
  ["a role of another account", { as: [`${ROLE}/${OTHER}`] }, NOTHING],
  ["a role without a finding", { unused: [] }, NOTHING],
  ["two roles, of which one is silent", { as: [`${ROLE}/${ACCOUNT}`, `${TWIN}/${ACCOUNT}`] }, NOTHING],
  ["two roles that agree", { as: [`${ROLE}/${ACCOUNT}`, `${TWIN}/${ACCOUNT}`], unused: [ROLE, TWIN] }, FIX],
  [
    "a role in each of two accounts",
    { as: [`${ROLE}/${ACCOUNT}`, `${TWIN}/${OTHER}`], unused: [ROLE, `${TWIN}/${OTHER}`], accounts: BOTH },
    FIX,
  ],
  ["a role in one of two accounts", { accounts: BOTH }, suggestion("evidence-incomplete")],
  ["a role in an account that is not named", { accounts: [OTHER] }, suggestion("accounts-incomplete")],
  ["accounts that are not known", { accounts: undefined }, suggestion("accounts-unknown")],
  [
    "an account that the holder knows",
    { name: `${GENERATED}, "account": "${ACCOUNT}"`, accounts: BOTH },
    FIX,
  ],
  ["an account that evidence does not tell", { as: [ROLE] }, FIX],
  [
    "an account that evidence does not tell, and two roles called so",
    { as: [ROLE], unused: [ROLE, `${ROLE}/${OTHER}`] },
    NOTHING,
  ],
  ["another role that is named alike", { unused: [ROLE, TWIN] }, suggestion("evidence-incomplete")],
  [
    "another role that is named alike, in an account that this is not deployed to",
    { unused: [ROLE, `${TWIN}/${OTHER}`] },
    FIX,
  ],
  [
    "another role that is named alike and uses it",
    { world: { findings: { [`role ${ROLE}`]: ["s3:PutObject"], [`role ${TWIN}`]: ["sqs"] } } },
    NOTHING,
  ],
  [
    "another role that is named alike, and of which evidence tells something else",
    { unused: [ROLE, TWIN], world: { tied: [ROLE, TWIN] } },
    FIX,
  ],
  ["further stacks", { open: "there may be others" }, suggestion("open")],
  ["something else in its place", { contradicted: "it is a user" }, suggestion("contradicted")],
  [
    "something else in its place alone, and a computed name that fits",
    { as: [], contradicted: "it is a user" },
    suggestion("contradicted"),
  ],
  ["nothing at all, and a computed name that fits", { as: [], open: "it is not there" }, suggestion("open")],
  [
    "nothing, and a computed name that fits what evidence calls something else",
    { as: [], open: "it is not there", world: { tied: [ROLE] } },
    NOTHING,
  ],
  ["a literal name", { name: '"role": "app"', as: [`app/${ACCOUNT}`], unused: ["app"] }, FIX],
  [
    "a literal name without evidence of it",
    { name: '"role": "app"', as: [], open: "why", unused: ["app"] },
    FIX,
  ],
  [
    "a literal name where something else is deployed",
    { name: '"role": "app"', as: [], contradicted: "it is called x", unused: ["app"] },
    suggestion("contradicted"),
  ],
  [
    "a literal name in an account that is not named",
    { name: '"role": "app"', as: [`app/${OTHER}`], unused: ["app", `app/${OTHER}`] },
    suggestion("accounts-incomplete"),
  ],
  [
    "a literal name in one of two accounts means one in the other, too",
    { name: '"role": "app"', as: [`app/${ACCOUNT}`], unused: ["app"], accounts: BOTH },
    NOTHING,
  ],
  [
    "a mapping counts more",
    {
      unused: ["other"],
      world: { configuration: { principals: { [`arn:aws:iam::${ACCOUNT}:role/other`]: ".#role.x" } } },
    },
    FIX,
  ],
  ["a group", { name: '"group": "devs"', unused: ["devs"] }, NOTHING],
];

describe("evidence", () => {
  it.each(cases)("%s", (_, told, expected) => {
    expect(outcomes(checkWorld(world(told)))).toEqual(expected);
  });

  it("is how the name is known", () => {
    const [report] = checkWorld(world({})).holders;
    expect(report?.holders).toMatchObject([{ known: "evidence", name: ROLE, silent: [] }]);
  });

  it("names whom no finding is about", () => {
    const [report] = checkWorld(world({ unused: [] })).holders;
    expect(report?.holders).toMatchObject([{ silent: [`arn:aws:iam::${ACCOUNT}:role/${ROLE}`] }]);
  });

  it("matches a finding", () => {
    expect(checkWorld(world({})).summary.findings).toEqual({ matched: 1, unmatched: [], ambiguous: [] });
  });
});

describe("what evidence says that does not fit", () => {
  const at = { file: "a.yaml", range: [0, 1] } as const;
  const here = { code: "evidence-contradicts", message: "it is a user", at };
  const unit = { kind: "stack", isPart: false } as const;
  const nobody = { code: "unmatched-evidence", message: "nobody has it" };
  const likely = { code: "ambiguous-evidence", message: "it may be one of two" };
  const told = (
    contradictions: readonly object[],
    ...unmatched: readonly (typeof nobody)[]
  ): LocatedEvidence => ({
    contradictions: contradictions as LocatedEvidence["contradictions"],
    unmatched: new Map(unmatched.map((one) => [unit, one])),
  });

  it("is told once", () => {
    expect(evidenceNotices([told([here]), told([{ ...here }])])).toEqual([{ ...here, strict: true }]);
    expect(evidenceNotices([])).toEqual([]);
  });

  it("is told of what is of nobody, as the one tells it who knows most", () => {
    expect(evidenceNotices([told([], nobody), told([], likely)])).toEqual([{ ...likely, strict: true }]);
    expect(evidenceNotices([told([], nobody), told([], nobody)])).toEqual([{ ...nobody, strict: true }]);
    expect(evidenceNotices([told([], likely), told([])])).toEqual([]);
  });
});
