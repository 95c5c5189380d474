import { describe, expect, it } from "vitest";
import { unmatchedMappings } from "../../src/holders/unmatched-mappings.js";
import { arnOf, checkWorld, policy } from "../support/world.js";

const KNOWN = ["", "infra#aws_iam_role.app", 'infra#aws_iam_role.each["x"]', "infra#aws_iam_role.one[0]"];

/** What is told of a mapping to an address. */
function told(...addresses: readonly string[]): readonly string[] {
  const principals = new Map([[arnOf("role app"), addresses]]);
  return unmatchedMappings({ principals }, () => KNOWN).map(({ message }) => message);
}

describe("unmatchedMappings", () => {
  it.each([["infra#aws_iam_role.app"], ["infra#aws_iam_role.one"], ["infra#aws_iam_role.one[0]"]])(
    "says nothing of %s",
    (address) => {
      expect(told(address)).toEqual([]);
    },
  );

  it.each([
    ["a slip", "infra#aws_iam_role.ap", "infra#aws_iam_role.app"],
    ["an instance", "infra#aws_iam_role.each", 'infra#aws_iam_role.each["x"]'],
    ["another directory", "infrastructure/production#aws_iam_role.app", "infra#aws_iam_role.app"],
  ])("names what may be meant: %s", (_name, address, meant) => {
    expect(told(address, "infra#aws_iam_role.app")).toEqual([
      `\`principals\` maps arn:aws:iam::111122223333:role/app to ${address}, which no principal of this source has for its address; did you mean ${meant}?`,
    ]);
  });

  it("names nothing where nothing is like it", () => {
    expect(told("app")).toEqual([expect.stringMatching(/address$/)]);
  });

  it("is part of a check, whatever files are chosen", () => {
    const files = policy(
      '{ "allow": ["s3:GetObject"] }',
      '"holders": [{ "role": "app", "address": ".#app" }]',
    );
    const principals = { [arnOf("role app")]: ".#aap" };
    expect(checkWorld({ files, configuration: { principals }, only: [] }).notices).toMatchObject([
      { code: "unmatched-mapping" },
    ]);
  });
});
