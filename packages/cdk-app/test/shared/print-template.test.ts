import { expect, it } from "vitest";
import { printTemplate } from "../../src/shared/print-template.js";

const TEMPLATE = {
  Description: 'a "quoted" text',
  Empty: {},
  Resources: {
    Role: {
      Type: "AWS::IAM::Role",
      Properties: { Policies: [{ Actions: ["first", "second"] }, null, 3, []] },
    },
  },
  Absent: undefined,
};

it("prints JSON", () => {
  const { text } = printTemplate(TEMPLATE);
  expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(TEMPLATE)));
});

it.each([
  ['"a \\"quoted', "Description"],
  ['"Resources"', "Resources"],
  ['"Properties"', "Resources.Role.Properties"],
  ['"AWS::IAM::Role"', "Resources.Role.Type"],
  ['"first"', "Resources.Role.Properties.Policies.0.Actions.0"],
  ['"second"', "Resources.Role.Properties.Policies.0.Actions.1"],
  ["null", "Resources.Role.Properties.Policies.1"],
  ["[]", "Resources.Role.Properties.Policies.3"],
])("knows what stands at %s", (written, path) => {
  const { text, pathAt } = printTemplate(TEMPLATE);
  expect(pathAt(text.indexOf(written)).join(".")).toBe(path);
});
