import { fileOf } from "../print/file.js";
import { CONDITION, policyTree } from "../print/policy-tree.js";
import { Alias, Anchored, Call, JsonText, NO_VALUE, ref, type Tree, type TreeMap } from "../print/tree.js";
import type { Form } from "./form.js";
import { inSubs, knownEffects, otherBranch, onlyLiterals } from "./limits.js";
import { inlinePolicy, OTHER_POLICY, role, template } from "./scaffold.js";
import { templateForm } from "./template-forms.js";

function condition(yes: Tree, no: Tree): Call {
  return new Call("Fn::If", [CONDITION, yes, no]);
}

const TWICE: Partial<Form> = {
  principals: (name) => [
    { type: "role", name: `${name}-a` },
    { type: "role", name: `${name}-b` },
  ],
};

/** A text that holds the policy. */
function textForm(quotes: JsonText["quotes"], sub: boolean): Form {
  const around = sub ? "Fn::Sub" : "nothing";
  return templateForm(`JSON in a ${quotes} text with ${around} around it`, "inline-role", () => ({}), {
    cannot: sub ? inSubs : onlyLiterals,
    ...(quotes === "single" ? {} : { yamlOnly: "JSON has one kind of quotes" }),
    print: (policy, principal, layout) => {
      const text = new JsonText(policyTree(policy), quotes, sub);
      const worker = role(principal, { Policies: [inlinePolicy(text)] });
      return [fileOf("template", template(policy, { Worker: worker }), layout, quotes)];
    },
  });
}

export const functionForms: readonly Form[] = [
  templateForm("Fn::If around a policy", "inline-role", (policy, principal) => ({
    Worker: role(principal, { Policies: [condition(inlinePolicy(policyTree(policy)), NO_VALUE)] }),
  })),
  templateForm("Fn::If around a document", "inline-role", (policy, principal) => ({
    Worker: role(principal, { Policies: [inlinePolicy(condition(OTHER_POLICY, policyTree(policy)))] }),
  })),
  templateForm(
    "Fn::If around the list of statements",
    "inline-role",
    (policy, principal) => {
      const tree = policyTree(policy);
      const statements = condition(tree["Statement"] ?? [], NO_VALUE);
      return { Worker: role(principal, { Policies: [inlinePolicy({ ...tree, Statement: statements })] }) };
    },
    { indivisible: "without the list on the other branch it might be the only statement" },
  ),
  templateForm(
    "Fn::If around each statement",
    "inline-role",
    (policy, principal) => {
      const listed = { ...policy, single: false };
      const tree = policyTree(listed, { around: (statement) => condition(statement, NO_VALUE) });
      return { Worker: role(principal, { Policies: [inlinePolicy(tree)] }) };
    },
    { indivisible: "a condition chooses it" },
  ),
  templateForm(
    "Fn::If around actions",
    "inline-role",
    (policy, principal) => {
      const tree = policyTree(policy, { actions: (list) => condition(list, ["athena:Get*"]) });
      return { Worker: role(principal, { Policies: [inlinePolicy(tree)] }) };
    },
    { cannot: otherBranch, indivisible: "there are other actions on the other branch" },
  ),
  templateForm(
    "Fn::ForEach",
    "inline-role",
    (policy, principal) => ({
      "Fn::ForEach::Workers": [
        "Letter",
        ["a", "b"],
        {
          "Worker${Letter}": role(new Call("Fn::Sub", `${principal}-\${Letter}`), {
            Policies: [inlinePolicy(policyTree(policy))],
          }),
        },
      ],
    }),
    TWICE,
  ),
  templateForm(
    "an alias of a document",
    "inline-role",
    (policy, principal) => ({
      First: role(`${principal}-a`, {
        Policies: [inlinePolicy(new Anchored("work", policyTree(policy)))],
      }),
      Second: role(`${principal}-b`, { Policies: [inlinePolicy(new Alias("work"))] }),
    }),
    { ...TWICE, yamlOnly: "JSON has no aliases" },
  ),
  templateForm("effects by merge keys", "inline-role", () => ({}), {
    cannot: knownEffects,
    yamlOnly: "JSON has no merge keys",
    print: (policy, principal, layout) => {
      const merged = (members: TreeMap): TreeMap =>
        Object.fromEntries(
          Object.entries(members).map(([key, value]) =>
            key === "Effect" && typeof value === "string" ? ["<<", new Alias(value)] : [key, value],
          ),
        );
      const worker = role(principal, { Policies: [inlinePolicy(policyTree(policy, { members: merged }))] });
      const effects: TreeMap = {
        Metadata: {
          Effects: [new Anchored("Allow", { Effect: "Allow" }), new Anchored("Deny", { Effect: "Deny" })],
        },
      };
      return [fileOf("template", template(policy, { Worker: worker }, effects), layout)];
    },
  }),
  textForm("single", true),
  textForm("double", true),
  textForm("literal", true),
  textForm("folded", true),
  textForm("single", false),
  textForm("literal", false),
  templateForm("a nested stack that is given the name", "inline-role", () => ({}), {
    meansFile: true,
    print: (policy, principal, layout) => [
      fileOf(
        "template",
        {
          Resources: {
            Workers: {
              Type: "AWS::CloudFormation::Stack",
              Properties: { TemplateURL: `worker/worker.${layout.syntax}`, Parameters: { Name: principal } },
            },
          },
        },
        layout,
      ),
      fileOf(
        "worker/worker",
        template(
          policy,
          { Worker: role(ref("Name"), { Policies: [inlinePolicy(policyTree(policy))] }) },
          {},
          ["Name"],
        ),
        layout,
      ),
    ],
  }),
];
