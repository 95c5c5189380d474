import { describe, expect, it } from "vitest";
import { member } from "../../src/evaluate/members.js";
import { createPrincipals } from "../../src/link/holder/principals.js";
import { instancesOf } from "../template/instances.js";

const FILES = {
  "a.yaml": `Resources:
  Role: { Type: "AWS::IAM::Role", Properties: { RoleName: app, Path: /ci/ } }
Outputs:
  Name: { Value: !Ref Role, Export: { Name: role } }
`,
  "b.yaml": `Resources:
  P: { Type: "AWS::IAM::RolePolicy", Properties: { RoleName: !ImportValue role } }
`,
};

/** Who holds the policy that names an imported role, where files are deployed to these accounts. */
function holderOf(accounts: Readonly<Record<string, readonly string[]>>): unknown {
  const instances = instancesOf(FILES);
  const principals = createPrincipals(instances, { accounts: (file) => accounts[file] });
  const policy = instances.flatMap(({ resources }) => resources).find(({ logicalId }) => logicalId === "P");
  if (policy === undefined) throw new Error("no policy");
  const [holder] = principals.named(member(policy.properties, "RoleName"), "role", policy).holders;
  return [holder?.address, holder?.name, holder?.path];
}

describe("a role that another stack exports", () => {
  const itself = ["a.yaml#Role", { literal: "app" }, "/ci/"];
  const itsName = ["", { literal: "app" }, "/ci/"];

  it.each<[what: string, accounts: Readonly<Record<string, readonly string[]>>, expected: unknown]>([
    ["nothing is known", {}, itself],
    ["the same", { "a.yaml": ["1", "2"], "b.yaml": ["2", "1"] }, itself],
    ["others", { "a.yaml": ["1"], "b.yaml": ["2"] }, itsName],
    ["more", { "a.yaml": ["1"], "b.yaml": ["1", "2"] }, itsName],
    ["only those of one are known", { "a.yaml": ["1"] }, itsName],
  ])("accounts: %s", (_, accounts, expected) => {
    expect(holderOf(accounts)).toEqual(expected);
  });
});
