import { fileOf } from "../print/file.js";
import { policyTree } from "../print/policy-tree.js";
import { ref, type Tree, type TreeMap } from "../print/tree.js";
import type { PrintedPolicy } from "../../support/print/policy.js";
import type { Form } from "./form.js";
import { sayable } from "./limits.js";
import { inlinePolicy, OTHER_POLICY, role, template, user } from "./scaffold.js";

const NEVER_EMPTY = "a list behind a condition is not left empty";

/** A template with these resources. */
export function templateForm(
  name: string,
  quota: Form["quota"],
  resources: (policy: PrintedPolicy, principal: string) => TreeMap,
  more: Partial<Form> = {},
): Form {
  return {
    name,
    quota,
    cannot: sayable,
    neverEmpty: NEVER_EMPTY,
    print: (policy, principal, layout) => [
      fileOf("template", template(policy, resources(policy, principal)), layout),
    ],
    ...more,
  };
}

/** A resource with one policy. */
function policyResource(type: string, document: Tree, holder: TreeMap): TreeMap {
  return { Type: type, Properties: { ...holder, PolicyDocument: document } };
}

const AS_USER: Partial<Form> = { principals: (name) => [{ type: "user", name }] };

export const templateForms: readonly Form[] = [
  templateForm("Policies of a role", "inline-role", (policy, principal) => ({
    Worker: role(principal, { Policies: [inlinePolicy(policyTree(policy))] }),
  })),
  templateForm("the second of two policies of a role", "inline-role", (policy, principal) => ({
    Worker: role(principal, {
      Policies: [inlinePolicy(OTHER_POLICY, "other"), inlinePolicy(policyTree(policy))],
    }),
  })),
  templateForm(
    "Policies of a user",
    "inline-user",
    (policy, principal) => ({ Worker: user(principal, { Policies: [inlinePolicy(policyTree(policy))] }) }),
    AS_USER,
  ),
  templateForm("AWS::IAM::Policy with Roles", "inline-role", (policy, principal) => ({
    Worker: role(principal),
    Work: policyResource("AWS::IAM::Policy", policyTree(policy), {
      PolicyName: "work",
      Roles: [ref("Worker")],
    }),
  })),
  templateForm("AWS::IAM::RolePolicy", "inline-role", (policy, principal) => ({
    Work: policyResource("AWS::IAM::RolePolicy", policyTree(policy), {
      PolicyName: "work",
      RoleName: ref("Worker"),
    }),
    Worker: role(principal),
  })),
  templateForm(
    "AWS::IAM::UserPolicy",
    "inline-user",
    (policy, principal) => ({
      Worker: user(principal),
      Work: policyResource("AWS::IAM::UserPolicy", policyTree(policy), {
        PolicyName: "work",
        UserName: ref("Worker"),
      }),
    }),
    AS_USER,
  ),
  templateForm("AWS::IAM::ManagedPolicy with Roles", "managed", (policy, principal) => ({
    Worker: role(principal),
    Work: policyResource("AWS::IAM::ManagedPolicy", policyTree(policy), { Roles: [ref("Worker")] }),
  })),
  templateForm("AWS::IAM::ManagedPolicy among ManagedPolicyArns", "managed", (policy, principal) => ({
    Work: policyResource("AWS::IAM::ManagedPolicy", policyTree(policy), {}),
    Worker: role(principal, {
      ManagedPolicyArns: ["arn:aws:iam::aws:policy/ReadOnlyAccess", ref("Work")],
    }),
  })),
];
