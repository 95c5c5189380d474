import { fileOf } from "../print/file.js";
import { policyTree, statementsTree } from "../print/policy-tree.js";
import type { Tree, TreeMap } from "../print/tree.js";
import type { Form } from "./form.js";
import { onlyLiterals, onlyStatements } from "./limits.js";
import { template } from "./scaffold.js";
import { templateForm } from "./template-forms.js";

const SAM = { Transform: "AWS::Serverless-2016-10-31" };

/** A function or a state machine of SAM, whose role nobody has named. */
function samForm(name: string, resource: (policies: Tree) => TreeMap, alone: boolean): Form {
  return templateForm(name, "inline-role", () => ({}), {
    address: "WorkerRole",
    print: (policy, _, layout) => {
      const document = policyTree(policy);
      const resources = { Worker: resource(alone ? document : ["AWSLambdaBasicExecutionRole", document]) };
      return [fileOf("template", template(policy, resources, SAM), layout)];
    },
  });
}

function samFunction(policies: Tree): TreeMap {
  return {
    Type: "AWS::Serverless::Function",
    Properties: { Handler: "index.handler", Runtime: "nodejs22.x", CodeUri: "src", Policies: policies },
  };
}

function samMachine(policies: Tree): TreeMap {
  return {
    Type: "AWS::Serverless::StateMachine",
    Properties: { DefinitionUri: "machine.asl.json", Policies: policies },
  };
}

/** A service of the Serverless Framework. */
function serverlessForm(name: string, address: string, service: (statements: Tree) => TreeMap): Form {
  return {
    name,
    quota: "inline-role",
    address,
    cannot: onlyStatements,
    print: (policy, _, layout) => [
      fileOf("serverless", { service: "orders", ...service(statementsTree(policy)) }, layout),
    ],
  };
}

const PROVIDER: TreeMap = { name: "aws", runtime: "nodejs22.x", region: "eu-central-1" };
const SHARED_ROLE = "IamRoleLambdaExecution";

export const otherForms: readonly Form[] = [
  samForm("Policies of a SAM function", samFunction, false),
  samForm("the one policy of a SAM function", samFunction, true),
  samForm("Policies of a SAM state machine", samMachine, false),
  serverlessForm("provider.iam.role.statements", SHARED_ROLE, (statements) => ({
    provider: { ...PROVIDER, iam: { role: { statements } } },
  })),
  serverlessForm("provider.iamRoleStatements", SHARED_ROLE, (statements) => ({
    provider: { ...PROVIDER, iamRoleStatements: statements },
  })),
  serverlessForm("iamRoleStatements of a function", "WorkIamRoleLambdaExecution", (statements) => ({
    provider: PROVIDER,
    plugins: ["serverless-iam-roles-per-function"],
    functions: { work: { handler: "index.handler", iamRoleStatements: statements } },
  })),
  {
    name: "a policy in a file",
    quota: "inline-role",
    address: "policy",
    cannot: onlyLiterals,
    print: (policy, _, layout) => [fileOf("policies/work", policyTree(policy), layout)],
  },
];
