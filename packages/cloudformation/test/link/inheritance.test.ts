import { describe, expect, it } from "vitest";
import { draw, linkFiles } from "../support/draw-located.js";

/** What the policy of a function's own role holds of the provider's statements. */
function inherited(own: string | undefined, custom = ""): "all" | "maybe" | "none" {
  const setting = own === undefined ? "" : `\n    iamRoleStatementsInherit: ${own}`;
  const drawn = draw(
    linkFiles({
      "serverless.yml": `service: shop
plugins: [serverless-iam-roles-per-function]
provider:
  name: aws
  iam: { role: { statements: [{ Effect: Allow, Action: "s3:Get*", Resource: "*" }] } }
functions:
  order:
    handler: a.b${setting}
    iamRoleStatements: [{ Effect: Allow, Action: sqs:SendMessage, Resource: "*" }]
${custom}`,
    }),
  );
  const policy = drawn.slice(drawn.indexOf("#OrderIamRole"));
  if (!policy.includes("s3:Get*")) return "none";
  return policy.includes("unlisted") || (policy.split("\n")[0]?.includes(" open") ?? false) ? "maybe" : "all";
}

const STANDARD = "custom: { serverless-iam-roles-per-function: { defaultInherit: true } }";

describe("a function's role takes over statements as JavaScript takes what is written", () => {
  it.each<[own: string | undefined, expected: "all" | "maybe" | "none"]>([
    [undefined, "none"],
    ["true", "all"],
    ["True", "all"],
    ["TRUE", "all"],
    ["yes", "all"],
    ['"true"', "all"],
    ['"false"', "all"],
    ["1", "all"],
    ["{}", "all"],
    ["false", "none"],
    ["False", "none"],
    ["null", "none"],
    ["", "none"],
    ["0", "none"],
    ['""', "none"],
    ["!!bool no", "maybe"],
    ["${opt:inherit}", "maybe"],
    ["${strToBool(${self:custom.inherit})}", "maybe"],
  ])("iamRoleStatementsInherit: %s", (own, expected) => {
    expect(inherited(own)).toBe(expected);
  });

  it.each<[what: string, own: string | undefined, custom: string, expected: "all" | "maybe" | "none"]>([
    ["the standard counts for who says nothing", undefined, STANDARD, "all"],
    ["and for who says nothing of weight", "null", STANDARD, "all"],
    ["what a function refuses, it does not have", "false", STANDARD, "none"],
    ["a standard in another form", undefined, STANDARD.replace("true", "yes"), "all"],
    ["a standard that is refused", undefined, STANDARD.replace("true", "False"), "none"],
    ["a standard that is not known", undefined, STANDARD.replace("true", '"${opt:inherit}"'), "maybe"],
    ["settings that are not read", undefined, "custom: ${file(custom.js)}", "maybe"],
    ["other settings", undefined, "custom: { stage: dev }", "none"],
  ])("%s", (_, own, custom, expected) => {
    expect(inherited(own, custom)).toBe(expected);
  });
});
