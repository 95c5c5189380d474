import { describe, expect, it } from "vitest";
import { accountsAt } from "../../src/configuration/accounts-at.js";
import { DEFAULT_CONFIGURATION, readConfiguration } from "../../src/configuration/read-configuration.js";
import { ACCOUNT, arnOf, OTHER } from "../support/world.js";

const ARN = arnOf("role app");

/** What is wrong, as `path: message`. */
function problems(value: unknown, folder = ""): readonly string[] {
  const read = readConfiguration(value, { folder });
  return read.ok ? [] : read.problems.map(({ path, message }) => `${path}: ${message}`);
}

function read(value: unknown, folder = "") {
  const result = readConfiguration(value, { folder });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

describe("a configuration", () => {
  it("may be empty", () => {
    expect(read({})).toEqual({ configuration: DEFAULT_CONFIGURATION, findings: [], evidence: [] });
  });

  it("has all of these", () => {
    const value = {
      $schema: "./schema.json",
      findings: ["findings/*.json", "more.json"],
      evidence: "stacks.json",
      accounts: { live: [ACCOUNT, OTHER], "./test/": [OTHER] },
      attachments: "source",
      principals: { [ARN]: "live#aws_iam_role.app", [arnOf("user ann")]: ["#a", "./x/../y#b"] },
      stacks: { "templates/app.yaml": "app-prod", "./x.json": ["x1", "x2"], "y/../x.json": ["x2", "x3"] },
      keep: ["s3:DeleteObject*", "*"],
      ignore: ["examples/**"],
      rules: { "max-policy-size": "off", "no-ambiguous-principals": "warn" },
      minUnusedDays: 30,
      maxFindingAgeDays: 7,
      maxCatalogLagDays: 0,
      catalog: "catalog.json",
    };
    expect(read(value)).toEqual({
      findings: ["findings/*.json", "more.json"],
      evidence: ["stacks.json"],
      catalog: "catalog.json",
      configuration: {
        accounts: [
          { path: "live", accounts: [ACCOUNT, OTHER] },
          { path: "test", accounts: [OTHER] },
        ],
        attachments: "source",
        principals: new Map([
          [ARN, ["live#aws_iam_role.app"]],
          [arnOf("user ann"), [".#a", "y#b"]],
        ]),
        stacks: new Map([
          ["templates/app.yaml", ["app-prod"]],
          ["x.json", ["x1", "x2", "x3"]],
        ]),
        keep: ["s3:DeleteObject*", "*"],
        ignore: ["examples/**"],
        rules: {
          ...DEFAULT_CONFIGURATION.rules,
          "max-policy-size": "off",
          "no-ambiguous-principals": "warn",
        },
        minUnusedDays: 30,
        maxFindingAgeDays: 7,
        maxCatalogLagDays: 0,
      },
    });
  });

  it("has paths from its own folder", () => {
    const { configuration } = read(
      { accounts: { ".": [ACCOUNT], "../shared": [OTHER] }, principals: { [ARN]: ["#a", "../b#c"] } },
      "infra/live",
    );
    expect(configuration.accounts).toEqual([
      { path: "infra/live", accounts: [ACCOUNT] },
      { path: "infra/shared", accounts: [OTHER] },
    ]);
    expect(configuration.principals.get(ARN)).toEqual(["infra/live#a", "infra/b#c"]);
    expect([...read({ stacks: { "../app.yaml": "app" } }, "infra/live").configuration.stacks]).toEqual([
      ["infra/app.yaml", ["app"]],
    ]);
    expect(read({ accounts: [ACCOUNT] }, "infra").configuration.accounts).toEqual([
      { path: "infra", accounts: [ACCOUNT] },
    ]);
    expect(read({ findings: "one.json" }).findings).toEqual(["one.json"]);
  });
});

describe("a configuration that is wrong", () => {
  const cases: readonly (readonly [value: unknown, expected: readonly string[]])[] = [
    [[], ["$: expected a configuration (an object)"]],
    [null, ["$: expected a configuration (an object)"]],
    ["x", ["$: expected a configuration (an object)"]],
    [{ acounts: [] }, ["$.acounts: expected no such key; did you mean accounts?"]],
    [
      { "what is this": 1 },
      [
        '$["what is this"]: expected no such key, but one of findings, evidence, accounts, attachments, principals, stacks, keep, ignore, rules, minUnusedDays, maxFindingAgeDays, maxCatalogLagDays, catalog',
      ],
    ],
    [{ evidence: [1] }, ["$.evidence: expected a string or an array of strings"]],
    [{ baseline: "x" }, ["$.baseline: this version of iamend does not support it yet"]],
    [{ findings: 1 }, ["$.findings: expected a string or an array of strings"]],
    [{ accounts: [] }, ["$.accounts: expected at least one account id"]],
    [{ accounts: ["123"] }, ["$.accounts[0]: expected an account id of 12 digits, in quotes"]],
    [
      { accounts: [111122223333] },
      ["$.accounts: expected account ids in quotes, or an object of path to account ids"],
    ],
    [{ accounts: { live: ["1"] } }, ["$.accounts.live[0]: expected an account id of 12 digits, in quotes"]],
    [{ accounts: { "../x": [ACCOUNT] } }, ['$.accounts["../x"]: expected a path inside the root']],
    [{ attachments: "all" }, ['$.attachments: expected "source" or "unknown"']],
    [{ principals: [] }, ["$.principals: expected an object of ARN to address"]],
    [{ principals: { [ARN]: 1 } }, [`$.principals["${ARN}"]: expected a string or an array of strings`]],
    [
      { principals: { app: "x#y" } },
      [
        '$.principals.app: expected the ARN of an IAM role or user, such as arn:aws:iam::111122223333:role/Name, found "app"',
      ],
    ],
    [
      { principals: { [ARN]: ["aws_iam_role.app", "x#"] } },
      ["aws_iam_role.app", "x#"].map(
        (found) =>
          `$.principals["${ARN}"]: expected "<directory or file>#<address>", such as "infra#aws_iam_role.app", found "${found}"`,
      ),
    ],
    [{ principals: { [ARN]: "../../x#y" } }, [`$.principals["${ARN}"]: expected a path inside the root`]],
    [{ stacks: ["app"] }, ["$.stacks: expected an object of template to stack name"]],
    [{ stacks: { "a.yaml": 1 } }, ['$.stacks["a.yaml"]: expected the name of a stack, or an array of names']],
    [{ stacks: { "a.yaml": [] } }, ['$.stacks["a.yaml"]: expected at least one name of a stack']],
    [
      { stacks: { "a.yaml": "app_prod", "b.yaml": ["app", "-x"] } },
      ['["a.yaml"]', '["b.yaml"][1]'].map(
        (path) =>
          `$.stacks${path}: expected the name of a stack (a letter, then letters, digits and hyphens), or its ARN`,
      ),
    ],
    [{ stacks: { "../a.yaml": "app" } }, ['$.stacks["../a.yaml"]: expected a path inside the root']],
    [{ stacks: { ".": "app" } }, ['$.stacks["."]: expected the path of a template']],
    [
      { keep: ["s3:Get*", "s3", "s3:Get Object", "s*:Get"] },
      ["s3", "s3:Get Object", "s*:Get"].map(
        (found, index) =>
          `$.keep[${String(index + 1)}]: expected an action pattern such as "s3:DeleteObject*", found "${found}"`,
      ),
    ],
    [{ ignore: [1] }, ["$.ignore[0]: expected a string"]],
    [{ keep: "s3:*" }, ["$.keep: expected an array of strings"]],
    [
      { rules: { "no-unused-permission": "off" } },
      ["$.rules.no-unused-permission: expected the name of a rule; did you mean no-unused-permissions?"],
    ],
    [
      { rules: { everything: "off" } },
      [
        "$.rules.everything: expected the name of a rule: no-unused-permissions, no-unused-principals, no-unknown-actions, no-redundant-actions, max-policy-size, no-ambiguous-principals",
      ],
    ],
    [
      { rules: { "max-policy-size": "warning" } },
      ['$.rules.max-policy-size: expected "off", "warn" or "error"'],
    ],
    [{ rules: [] }, ["$.rules: expected an object of rule to level"]],
    [{ minUnusedDays: -1 }, ["$.minUnusedDays: expected a number of days, 0 or more"]],
    [{ maxFindingAgeDays: 1.5 }, ["$.maxFindingAgeDays: expected a whole number of days"]],
    [{ maxCatalogLagDays: "90" }, ["$.maxCatalogLagDays: expected a number of days"]],
    [{ catalog: 1 }, ["$.catalog: expected a string"]],
  ];

  it.each(cases)("%j", (value, expected) => {
    expect(problems(value)).toEqual(expected);
  });
});

describe("accounts by path", () => {
  const accounts = [
    { path: "", accounts: ["1"] },
    { path: "live", accounts: ["2"] },
    { path: "live/eu", accounts: ["3"] },
    { path: "live/none", accounts: [] },
  ];

  it.each([
    ["main.tf", "1"],
    [".", "1"],
    ["live", "2"],
    ["live/main.tf", "2"],
    ["livewire/main.tf", "1"],
    ["live/eu/x/main.tf", "3"],
    ["live/none/main.tf", undefined],
  ])("the longest path that holds %s counts", (file, expected) => {
    expect(accountsAt(file, accounts)).toEqual(expected === undefined ? undefined : [expected]);
  });

  it("are not known where no path holds it", () => {
    expect(accountsAt("main.tf", accounts.slice(1))).toBeUndefined();
  });
});
