// Names of properties as templates have them.
import { expect, test } from "vitest";
import { propertyIn } from "../../src/record/write/property.js";

const document = { Statement: [] };
const template = {
  Resources: {
    Role: {
      Metadata: { Policy: document },
      Properties: {
        AssumeRolePolicyDocument: document,
        Policies: [
          { PolicyName: "Read", PolicyDocument: document },
          { PolicyName: { Ref: "Name" }, PolicyDocument: document },
        ],
        lower: document,
        Text: '{"Statement":[]}',
        Joined: { "Fn::Join": ["", ["{", { Ref: "Name" }]] },
        Rules: [{ Inner: { PolicyDocument: document } }],
      },
    },
  },
};

test.for([
  ["Properties/assumeRolePolicyDocument", "AssumeRolePolicyDocument"],
  ["Properties/policies/0/policyDocument", "Policies/Read"],
  ["Properties/policies/1/policyDocument", "Policies/1"],
  ["Properties/policies/2/policyDocument", undefined],
  ["Properties/lower", "lower"],
  ["Properties/text/policy", "Text"],
  ["Properties/joined/policy", "Joined"],
  ["Properties/rules/0/inner/policyDocument", "Rules/0/Inner/PolicyDocument"],
  ["Properties/removed", undefined],
  ["Metadata/policy", "Metadata/Policy"],
] as const)("%s", ([path, property]) => {
  expect(propertyIn(template, "Role", path.split("/"))).toBe(property);
});

test("of a resource that is not there", () => {
  expect(propertyIn(template, "Other", ["Properties", "lower"])).toBeUndefined();
});
