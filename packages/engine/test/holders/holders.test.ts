import { describe, expect, it } from "vitest";
import {
  ACCOUNT,
  arnOf,
  checkWorld,
  factsAbout,
  OTHER,
  outcomes,
  policy,
  source,
  type World,
} from "../support/world.js";

const STATEMENT = '{ "allow": ["s3:GetObject", "s3:PutObject"] }';

/** A policy of two literals, of which PutObject is said to be unused; the holders differ. */
function held(holders: string, rest: Partial<World> = {}, more = ""): World {
  return {
    files: policy(STATEMENT, `"holders": [${holders}]${more}`),
    findings: { "role app": ["s3:PutObject"] },
    ...rest,
  };
}

const FIX = ["s3:PutObject → nothing: fix"];
const NOTHING: readonly string[] = [];
const suggestion = (code: string): readonly string[] => [`s3:PutObject → nothing: suggestion, ${code}`];
const DERIVED = suggestion("derived-name");

/** A role whose name is computed; the principals do not use PutObject, and may stand behind some configuration. */
function computed(...given: readonly [object | string, ...string[]]): World {
  const names = given.filter((one) => typeof one === "string");
  const [configuration] = given.filter((one) => typeof one === "object");
  return held('{ "role": { "generated": "app-Role-" } }', {
    findings: Object.fromEntries(names.map((name) => [name, ["s3:PutObject"]])),
    ...(configuration === undefined ? {} : { configuration }),
  });
}

const noAccounts = { attachments: "source", accounts: undefined };

const cases: readonly (readonly [name: string, world: World, expected: readonly string[]])[] = [
  ["a literal name in the one account", held('"role app"'), FIX],
  ["names ignore case", held('"role APP"'), FIX],
  ["a user is no role", held('"user app"'), NOTHING],
  ["no holder at all", held(""), NOTHING],
  ["another name", held('"role other"'), NOTHING],
  ["accounts not known", held('"role app"', { configuration: noAccounts }), suggestion("accounts-unknown")],
  [
    "the account of the holder is known",
    held(`{ "role": "app", "account": "${ACCOUNT}" }`, { configuration: noAccounts }),
    FIX,
  ],
  ["the holder is of another account", held(`{ "role": "app", "account": "${OTHER}" }`), NOTHING],
  [
    "one account of two is silent",
    held('"role app"', { configuration: { accounts: [ACCOUNT, OTHER] } }),
    NOTHING,
  ],
  [
    "both accounts speak",
    held('"role app"', {
      configuration: { accounts: [ACCOUNT, OTHER] },
      findings: { "role app": ["s3:PutObject", "s3:GetObject"], [`role app/${OTHER}`]: ["s3"] },
    }),
    ["s3:GetObject: nothing-left", "s3:PutObject: nothing-left"],
  ],
  [
    "both accounts speak, of different actions",
    held('"role app"', {
      configuration: { accounts: [ACCOUNT, OTHER] },
      findings: { "role app": ["s3:PutObject"], [`role app/${OTHER}`]: ["s3:GetObject"] },
    }),
    NOTHING,
  ],
  [
    "a finding of an account that the code is not deployed to",
    held('"role app"', { configuration: { accounts: [OTHER] } }),
    NOTHING,
  ],
  [
    "the same path",
    held('{ "role": "app", "path": "/ci/" }', {
      findings: { [`arn:aws:iam::${ACCOUNT}:role/ci/app`]: ["s3:PutObject"] },
    }),
    FIX,
  ],
  [
    "a path that is not known",
    held('"role app"', { findings: { [`arn:aws:iam::${ACCOUNT}:role/ci/app`]: ["s3:PutObject"] } }),
    FIX,
  ],
  ["another path", held('{ "role": "app", "path": "/ci/" }'), NOTHING],
  ["a default name", held('{ "role": { "default": "app" } }'), NOTHING],
  ["a name of which the start is known", held('{ "role": { "starts": "ap" } }'), NOTHING],
  ["a name that is not known", held('{ "role": { "unknown": "it is made elsewhere" } }'), NOTHING],
  ["a group", held('"group app"'), NOTHING],
  ["a permission set", held('"permission-set app"'), NOTHING],
  ["one of two holders is silent", held('"role app", "role other"'), NOTHING],
  ["one of two holders has a default name", held('"role app", { "role": { "default": "other" } }'), NOTHING],
  [
    "two holders that agree",
    held('"role app", "user ann"', {
      findings: { "role app": ["s3:PutObject"], "user ann": ["s3:PutObject", "sqs"] },
    }),
    FIX,
  ],
  [
    "holders that are not listed",
    held('"role app"', {}, ', "unlisted": "more may be attached"'),
    suggestion("unlisted"),
  ],
  [
    "a mapping of a name that is not known",
    held('{ "role": { "unknown": "why" }, "address": "role.x" }', {
      configuration: { principals: { [arnOf("role app")]: ".#role.x" } },
    }),
    FIX,
  ],
  [
    "a mapping without any accounts",
    held('"role app"', {
      configuration: { accounts: undefined, principals: { [arnOf("role app")]: "#role.app" } },
    }),
    FIX,
  ],
  [
    "a mapping counts more than the name",
    held('"role app"', { configuration: { principals: { [arnOf("role other")]: ".#role.app" } } }),
    NOTHING,
  ],
  [
    "a mapping to two principals, one of them silent",
    held('"role app"', {
      configuration: { principals: { [arnOf("role app")]: ".#role.app", [arnOf("role b")]: ".#role.app" } },
    }),
    NOTHING,
  ],
  [
    "a mapping without the key of the only instance",
    held('{ "role": { "unknown": "" }, "address": "role.x[0]" }', {
      configuration: { principals: { [arnOf("role app")]: ".#role.x" } },
    }),
    FIX,
  ],
  [
    "a mapping of one of two principals at an address",
    held('{ "role": { "unknown": "" }, "address": "role.x", "instances": 2 }', {
      configuration: { principals: { [arnOf("role app")]: ".#role.x" } },
    }),
    suggestion("mapping-incomplete"),
  ],
  [
    "a mapping of both principals at an address",
    held('{ "role": { "unknown": "" }, "address": "role.x", "instances": 2 }', {
      configuration: { principals: { [arnOf("role app")]: ".#role.x", [arnOf("role b")]: ".#role.x" } },
      findings: { "role app": ["s3:PutObject"], "role b": ["s3:PutObject"] },
    }),
    FIX,
  ],
  [
    "a mapping of a group to its members",
    held('"group devs"', {
      configuration: { principals: { [arnOf("user ann")]: ".#group.devs" } },
      findings: { "user ann": ["s3:PutObject"] },
    }),
    FIX,
  ],
  [
    "a managed policy, attached who knows where",
    held('"role app"', { configuration: { attachments: "unknown" } }, ', "attachment": "managed"'),
    suggestion("attachments-unknown"),
  ],
  [
    "a managed policy, attached by this source alone",
    held('"role app"', {}, ', "attachment": "managed"'),
    FIX,
  ],
  [
    "a mapping says nothing of further attachments",
    held(
      '"role app"',
      { configuration: { attachments: "unknown", principals: { [arnOf("role app")]: ".#role.app" } } },
      ', "attachment": "managed"',
    ),
    suggestion("attachments-unknown"),
  ],
  [
    "a finding about the whole role alone",
    held('"role app"', {
      findings: {},
      facts: [factsAbout("role app", { unusedRole: {}, sources: [source("unused-role")] })],
    }),
    NOTHING,
  ],
  ["a computed name that one principal fits", computed("role app-Role-1A2B3C4D5E6F7"), DERIVED],
  ["a computed name with a short end in small letters", computed("role APP-role-abcdef12"), DERIVED],
  ["a computed name that nobody fits", computed("role other-Role-1A2B3C4D5E6F7"), NOTHING],
  ["a computed name with too short an end", computed("role app-Role-1A2B3C4"), NOTHING],
  ["a computed name with too long an end", computed("role app-Role-1A2B3C4D5E6F7XY"), NOTHING],
  ["a computed name with more than letters and digits", computed("role app-Role-Other-1A2B3C4D"), NOTHING],
  ["a computed name that is all there is", computed("role app-Role-"), NOTHING],
  ["a computed name of a user", computed("user app-Role-1A2B3C4D5E6F7"), NOTHING],
  [
    "a computed name that two principals of an account fit",
    computed("role app-Role-1A2B3C4D5E6F7", "role app-Role-7F6E5D4C3B2A1"),
    NOTHING,
  ],
  [
    "a computed name that two principals fit, of whom one is mapped to something else",
    computed(
      { principals: { [arnOf("role app-Role-7F6E5D4C3B2A1")]: ".#role.other" } },
      "role app-Role-1A2B3C4D5E6F7",
      "role app-Role-7F6E5D4C3B2A1",
    ),
    DERIVED,
  ],
  [
    "a computed name in each of two accounts",
    computed(
      { accounts: [ACCOUNT, OTHER] },
      "role app-Role-1A2B3C4D5E6F7",
      `role app-Role-7F6E5D4C3B2A1/${OTHER}`,
    ),
    DERIVED,
  ],
  [
    "a computed name in one of two accounts: its other stack may have another name",
    computed({ accounts: [ACCOUNT, OTHER] }, "role app-Role-1A2B3C4D5E6F7"),
    DERIVED,
  ],
  ["a computed name in another account", computed(`role app-Role-1A2B3C4D5E6F7/${OTHER}`), NOTHING],
  [
    "a computed name without any accounts",
    computed({ accounts: undefined }, `role app-Role-1A2B3C4D5E6F7/${OTHER}`),
    DERIVED,
  ],
  [
    "a computed name on its path",
    held('{ "role": { "generated": "app-Role-" }, "path": "/ci/" }', {
      findings: {
        [`arn:aws:iam::${ACCOUNT}:role/ci/app-Role-1A2B3C4D5E6F7`]: ["s3:PutObject"],
        "role app-Role-7F6E5D4C3B2A1": ["s3"],
      },
    }),
    DERIVED,
  ],
  [
    "a mapping of a role whose name is computed",
    held('{ "role": { "generated": "app-Role-" }, "address": "role.x" }', {
      configuration: { principals: { [arnOf("role app")]: ".#role.x" } },
    }),
    FIX,
  ],
  [
    "a computed name by an older rule",
    held('{ "role": { "generated": "app-Role-", "older": "app-Rol-" } }', {
      findings: { "role app-Rol-1A2B3C4D5E6F7": ["s3:PutObject"] },
    }),
    DERIVED,
  ],
  [
    "a computed name that fits by both rules",
    held('{ "role": { "generated": "app-Role-", "older": "app-Rol-" } }', {
      findings: {
        "role app-Rol-1A2B3C4D5E6F7": ["s3:PutObject"],
        "role app-Role-1A2B3C4D5E6F": ["s3:PutObject"],
      },
    }),
    NOTHING,
  ],
  ["a principal outside of this source", held('{ "role": "app", "address": "outside" }'), FIX],
];

describe("who holds a policy decides what is certain", () => {
  it.each(cases)("%s", (_, world, expected) => {
    expect(outcomes(checkWorld(world))).toEqual(expected);
  });
});

describe("accounts by path", () => {
  const module = `{ "fragments": { "base": [${STATEMENT}] } }`;
  const stack = (account: string): string =>
    `{ "documents": { "app": { "include": ["base"], "holders": [{ "role": "app", "address": "${account}" }] } } }`;
  const configuration = { accounts: { "live/one": [ACCOUNT], "live/two": [OTHER] } };

  it("are those of the root module that a holder is deployed with", () => {
    const world: World = {
      files: { "live/one/main.json": stack("role.app"), "modules/base.json": module },
      findings: { "role app": ["s3:PutObject"] },
      configuration,
    };
    expect(outcomes(checkWorld(world))).toEqual(FIX);
  });

  it("are those of the document for a holder from outside", () => {
    const world: World = {
      files: {
        "live/one/main.json": stack("outside"),
        "live/two/main.json": stack("outside"),
        "modules/base.json": module,
      },
      findings: { "role app": ["s3:PutObject"] },
      configuration,
    };
    expect(outcomes(checkWorld(world)), "the role of the second account is silent").toEqual([]);
    const both = {
      ...world,
      findings: { "role app": ["s3:PutObject"], [`role app/${OTHER}`]: ["s3:PutObject"] },
    };
    expect(outcomes(checkWorld(both))).toEqual(FIX);
  });
});

describe("the report about holders", () => {
  const reported = (world: World): unknown => checkWorld(world).holders[0];

  it("tells who speaks, who is silent and who might be meant", () => {
    const world = held(
      '"role app", "role other", { "role": { "starts": "ap" } }, { "role": { "default": "app" }, "address": "role.d" }, "group g", { "role": { "unknown": "made elsewhere" }, "address": "role.u" }',
    );
    expect(reported(world)).toMatchObject({
      address: ".#app",
      closed: false,
      open: { code: "generated-name" },
      holders: [
        { known: "literal", name: "app", speaks: [arnOf("role app")], silent: [], maybe: [] },
        { known: "literal", name: "other", speaks: [], silent: [arnOf("role other")], maybe: [] },
        { known: "partly", name: "ap…", speaks: [], maybe: [arnOf("role app")] },
        { known: "default", name: "app", speaks: [], maybe: [arnOf("role app")] },
        { known: "unknown", type: "group" },
        { known: "unknown", name: "" },
      ],
    });
  });

  it("tells whom a computed name fits", () => {
    const [one, two] = ["role app-Role-1A2B3C4D5E6F7", "role app-Role-7F6E5D4C3B2A1"] as const;
    expect(reported(computed(one))).toMatchObject({
      closed: false,
      open: { code: "derived-name" },
      holders: [{ known: "derived", name: "app-Role-…", speaks: [arnOf(one)], silent: [], maybe: [] }],
    });
    expect(reported(computed(one, two))).toMatchObject({
      open: { code: "generated-name" },
      holders: [{ known: "partly", name: "app-Role-…", speaks: [], maybe: [arnOf(one), arnOf(two)] }],
    });
  });

  it("is closed where nothing is open", () => {
    const report = reported(held('"role app"'));
    expect(report).toMatchObject({ closed: true });
    expect(report).not.toHaveProperty("open");
  });

  it("names a silent principal by its path", () => {
    expect(reported(held('{ "role": "app", "path": "/ci/" }'))).toMatchObject({
      holders: [{ silent: [`arn:aws:iam::${ACCOUNT}:role/ci/app`] }],
    });
  });

  it.each([
    ["ap", "", true],
    ["", "pp", true],
    ["app", "", true],
    ["ap", "pp", false],
    ["", "", false],
    ["b", "", false],
    ["a", "x", false],
  ])("a name that starts with %j and ends with %j", (starts, ends, fits) => {
    const world = held(`{ "role": { "starts": "${starts}", "ends": "${ends}" } }`, {
      findings: { "role app": ["s3:PutObject"], "role zebra": ["s3"], "user app": ["s3"] },
    });
    expect(reported(world)).toMatchObject({ holders: [{ maybe: fits ? [arnOf("role app")] : [] }] });
  });
});
