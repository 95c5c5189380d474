import { variablesOf, type PrintedPolicy } from "../../support/print/policy.js";
import { CONDITION, effectParameter, moreParameter, parameterOf } from "../print/policy-tree.js";
import { Call, ref, type Tree, type TreeMap } from "../print/tree.js";

/** A template with these resources, and the parameters, mappings and conditions that the policy mentions. */
export function template(
  policy: PrintedPolicy,
  resources: TreeMap,
  more: TreeMap = {},
  named: readonly string[] = [],
): TreeMap {
  const variables = variablesOf(policy);
  const text: TreeMap = { Type: "String" };
  const parameters: TreeMap = {
    Size: text,
    ...Object.fromEntries(named.map((name) => [name, text])),
    ...Object.fromEntries(
      variables
        .filter(({ values }) => values === undefined)
        .map(({ variable }) => [parameterOf(variable), text]),
    ),
    ...Object.fromEntries(
      policy.statements.flatMap(({ index, open, members }) => [
        ...(open ? [[moreParameter(index), { Type: "CommaDelimitedList" }] as const] : []),
        ...(members["Effect"] === null ? [[effectParameter(index), text] as const] : []),
      ]),
    ),
  };
  const known = variables.flatMap(({ variable, values = [] }): readonly (readonly [string, Tree])[] => {
    const [only, other] = values;
    return only !== undefined && other === undefined ? [[parameterOf(variable), { Value: only }]] : [];
  });
  return {
    AWSTemplateFormatVersion: "2010-09-09",
    ...more,
    Parameters: parameters,
    ...(known.length === 0 ? {} : { Mappings: { Actions: Object.fromEntries(known) } }),
    Conditions: { [CONDITION]: new Call("Fn::Equals", [ref("Size"), "large"]) },
    Resources: resources,
  };
}

/** A trust policy that is nobody's concern here. */
const TRUST: TreeMap = {
  Version: "2012-10-17",
  Statement: [
    { Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: ["sts:AssumeRole"] },
  ],
};

export function role(name: Tree, more: TreeMap = {}): TreeMap {
  return { Type: "AWS::IAM::Role", Properties: { RoleName: name, AssumeRolePolicyDocument: TRUST, ...more } };
}

export function user(name: Tree, more: TreeMap = {}): TreeMap {
  return { Type: "AWS::IAM::User", Properties: { UserName: name, ...more } };
}

export function inlinePolicy(document: Tree, name = "work"): TreeMap {
  return { PolicyName: name, PolicyDocument: document };
}

/** A policy of which no finding speaks. */
export const OTHER_POLICY: TreeMap = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "athena:Get*", Resource: "*" }],
};
