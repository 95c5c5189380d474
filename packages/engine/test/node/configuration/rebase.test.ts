import { DEFAULT_CONFIGURATION, readConfiguration } from "../../../src/index.js";
import { describe, expect, it } from "vitest";
import { ignoredByConfiguration } from "../../../src/node/configuration/ignored.js";
import { rebase } from "../../../src/node/configuration/rebase.js";

const ARN = "arn:aws:iam::123456789012:role/app";
const [ONE, TWO, THREE] = ["111111111111", "222222222222", "333333333333"];

function rebased(json: unknown, folder: string, root: string): unknown {
  const read = readConfiguration(json, { folder });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const { accounts, principals } = rebase(read.value.configuration, root);
  return { accounts, principals: Object.fromEntries(principals) };
}

describe("rebase", () => {
  it("leaves paths below the configuration's folder, where that is the root", () => {
    expect(
      rebased(
        { accounts: [ONE], principals: { [ARN]: ["infra/app#module.a.aws_iam_role.b", ".#aws_iam_role.c"] } },
        "/r",
        "/r",
      ),
    ).toEqual({
      accounts: [{ path: "", accounts: [ONE] }],
      principals: { [ARN]: ["infra/app#module.a.aws_iam_role.b", ".#aws_iam_role.c"] },
    });
  });

  it("adds the folder, where the configuration lies below the root", () => {
    expect(
      rebased({ accounts: { app: [ONE] }, principals: { [ARN]: "app#aws_iam_role.b" } }, "/r/infra", "/r"),
    ).toEqual({
      accounts: [{ path: "infra/app", accounts: [ONE] }],
      principals: { [ARN]: ["infra/app#aws_iam_role.b"] },
    });
  });

  it("takes the folder away, where the root lies below the configuration, and what is elsewhere", () => {
    expect(
      rebased(
        {
          accounts: { ".": [ONE], infra: [TWO], "infra/app": [THREE], infrastructure: [ONE], other: [ONE] },
          principals: { [ARN]: ["infra/app#aws_iam_role.b", "infra#aws_iam_role.c", "other#aws_iam_role.d"] },
        },
        "/r",
        "/r/infra",
      ),
    ).toEqual({
      accounts: [
        { path: "", accounts: [TWO] },
        { path: "app", accounts: [THREE] },
      ],
      principals: { [ARN]: ["app#aws_iam_role.b", ".#aws_iam_role.c"] },
    });
  });

  it("understands a configuration beside the root", () => {
    expect(rebased({ accounts: { "../infra/app": [ONE] } }, "/r/conf", "/r/infra")).toEqual({
      accounts: [{ path: "app", accounts: [ONE] }],
      principals: {},
    });
  });

  it("moves the templates of stacks as it moves addresses", () => {
    const stacksOf = (folder: string, root: string): unknown => {
      const read = readConfiguration({ stacks: { "infra/app.yaml": "app", "b.yaml": ["b"] } }, { folder });
      if (!read.ok) throw new Error(JSON.stringify(read.problems));
      return Object.fromEntries(rebase(read.value.configuration, root).stacks);
    };
    expect(stacksOf("/r", "/r")).toEqual({ "infra/app.yaml": ["app"], "b.yaml": ["b"] });
    expect(stacksOf("/r/x", "/r")).toEqual({ "x/infra/app.yaml": ["app"], "x/b.yaml": ["b"] });
    expect(stacksOf("/r", "/r/infra")).toEqual({ "app.yaml": ["app"] });
  });

  it("changes nothing else", () => {
    expect(rebase(DEFAULT_CONFIGURATION, "/r")).toEqual(DEFAULT_CONFIGURATION);
  });
});

describe("ignoredByConfiguration", () => {
  it("reads like a .gitignore in the folder of the configuration", () => {
    const ignored = ignoredByConfiguration(["legacy/", "*.gen.tf", "/main.tf"], "/r/infra", "/r");
    expect(ignored("infra/legacy/a.tf")).toBe(true);
    expect(ignored("infra/app/x.gen.tf")).toBe(true);
    expect(ignored("infra/main.tf")).toBe(true);
    expect(ignored("infra/app/main.tf")).toBe(false);
    expect(ignored("legacy/a.tf")).toBe(false);
    expect(ignoredByConfiguration([], "/r", "/r")("a.tf")).toBe(false);
  });
});
