// What the grant methods of aws-cdk-lib give, found by calling them: `node scripts/library-grants.mjs [--check]`.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { format, resolveConfig } from "prettier";

const load = createRequire(import.meta.url);
const { App, Stack } = load("aws-cdk-lib");
const iam = load("aws-cdk-lib/aws-iam");
const kms = load("aws-cdk-lib/aws-kms");
const of = (module) => load(`aws-cdk-lib/${module}`);
const keyIn = (stack) => new kms.Key(stack, "Key");

/** What has grants, made as plainly as can be; and again where a key of its own makes grants give more. */
const RESOURCES = {
  "aws-s3.Bucket": (stack) => new (of("aws-s3").Bucket)(stack, "It"),
  "aws-s3.Bucket with a key": (stack) => {
    const { Bucket, BucketEncryption } = of("aws-s3");
    return new Bucket(stack, "It", { encryption: BucketEncryption.KMS, encryptionKey: keyIn(stack) });
  },
  "aws-dynamodb.Table": (stack) => new (of("aws-dynamodb").Table)(stack, "It", tableProps()),
  "aws-dynamodb.Table with a key": (stack) =>
    new (of("aws-dynamodb").Table)(stack, "It", { ...tableProps(), encryptionKey: keyIn(stack) }),
  "aws-dynamodb.TableV2": (stack) => {
    const { partitionKey, stream: dynamoStream } = tableProps();
    return new (of("aws-dynamodb").TableV2)(stack, "It", { partitionKey, dynamoStream });
  },
  "aws-sqs.Queue": (stack) => new (of("aws-sqs").Queue)(stack, "It"),
  "aws-sqs.Queue with a key": (stack) =>
    new (of("aws-sqs").Queue)(stack, "It", { encryptionMasterKey: keyIn(stack) }),
  "aws-sns.Topic": (stack) => new (of("aws-sns").Topic)(stack, "It"),
  "aws-kms.Key": (stack) => new kms.Key(stack, "It"),
  "aws-kinesis.Stream": (stack) =>
    new (of("aws-kinesis").Stream)(stack, "It", {
      encryption: of("aws-kinesis").StreamEncryption.UNENCRYPTED,
    }),
  "aws-kinesis.Stream with a key": (stack) =>
    new (of("aws-kinesis").Stream)(stack, "It", { encryptionKey: keyIn(stack) }),
  "aws-logs.LogGroup": (stack) => new (of("aws-logs").LogGroup)(stack, "It"),
  "aws-ecr.Repository": (stack) => new (of("aws-ecr").Repository)(stack, "It"),
  "aws-secretsmanager.Secret": (stack) => new (of("aws-secretsmanager").Secret)(stack, "It"),
  "aws-secretsmanager.Secret with a key": (stack) =>
    new (of("aws-secretsmanager").Secret)(stack, "It", { encryptionKey: keyIn(stack) }),
  "aws-ssm.StringParameter": (stack) =>
    new (of("aws-ssm").StringParameter)(stack, "It", { stringValue: "x" }),
  "aws-events.EventBus": (stack) => new (of("aws-events").EventBus)(stack, "It"),
  "aws-iam.Role": (stack) =>
    new iam.Role(stack, "It", { assumedBy: new iam.ServicePrincipal("ec2.amazonaws.com") }),
  "aws-lambda.Function": (stack) => {
    const { Code, Function, Runtime } = of("aws-lambda");
    return new Function(stack, "It", {
      runtime: Runtime.NODEJS_22_X,
      handler: "index.handler",
      code: Code.fromInline("//"),
    });
  },
  "aws-stepfunctions.StateMachine": (stack) => {
    const { DefinitionBody, Pass, StateMachine } = of("aws-stepfunctions");
    return new StateMachine(stack, "It", {
      definitionBody: DefinitionBody.fromChainable(new Pass(stack, "Pass")),
    });
  },
};

function tableProps() {
  const { AttributeType, StreamViewType } = of("aws-dynamodb");
  return {
    partitionKey: { name: "id", type: AttributeType.STRING },
    stream: StreamViewType.NEW_IMAGE,
  };
}

/** Anything with these names will do. */
const ACTION = "iamend:Probe";
const OBJECTS = "iamend-probe/*";

/** The text of the table. */
export async function libraryGrants() {
  const { version } = load("aws-cdk-lib/package.json");
  const rows = Object.entries(RESOURCES).flatMap(([type, make]) =>
    methodsOf(make).flatMap((method) => {
      const gives = given(make, method, method === "grant" ? [ACTION] : []);
      if (gives === undefined) return [];
      const keyed =
        JSON.stringify(given(make, method, [OBJECTS]) ?? []).includes(OBJECTS) && method !== "grant";
      return [{ type, method, gives, ...(keyed ? { keyed } : {}) }];
    }),
  );
  const text = `// Written by scripts/library-grants.mjs from aws-cdk-lib ${version} (Apache-2.0).
import type { LibraryGrant } from "./library-grant.js";

export const LIBRARY_GRANTS: readonly LibraryGrant[] = ${JSON.stringify(rows)};
`;
  const path = OUTPUT;
  return format(text, { ...(await resolveConfig(path)), parser: "typescript" });
}

function methodsOf(make) {
  const methods = new Set();
  const sample = make(new Stack(new App(), "Sample"));
  for (let proto = Object.getPrototypeOf(sample); proto !== null; proto = Object.getPrototypeOf(proto))
    for (const name of Object.getOwnPropertyNames(proto)) if (/^grant/.test(name)) methods.add(name);
  return [...methods].sort();
}

/** What a role may do once the method was called for it; undefined: nothing, or nothing that can be said here. */
function given(make, method, more) {
  const stack = new Stack(new App(), "Probe");
  const role = new iam.Role(stack, "Grantee", { assumedBy: new iam.AccountRootPrincipal() });
  const made = make(stack);
  try {
    made[method](role, ...more);
  } catch {
    return undefined;
  }
  const policy = role.node.tryFindChild("DefaultPolicy");
  const { Statement = [] } = policy === undefined ? {} : stack.resolve(policy.document.toJSON());
  const gives = Statement.map(({ Effect, Action, Resource, Condition }) => ({
    isPlain: Effect === "Allow" && [Action].flat().every((action) => typeof action === "string"),
    actions: method === "grant" ? [] : [Action].flat().sort(),
    on: [Resource]
      .flat()
      .map((one) => resourceText(one) + (Condition === undefined ? "" : ` if ${JSON.stringify(Condition)}`))
      .sort(),
  }));
  if (gives.length === 0 || gives.some(({ isPlain }) => !isPlain)) return undefined;
  return gives.map(({ actions, on }) => ({ actions, on }));
}

/** `It.Arn/*`; the hashes in logical ids say nothing. */
function resourceText(resource) {
  if (typeof resource === "string") return resource;
  const name = (id) => id.replace(/[\dA-F]{8}$/, "");
  const [[key, value]] = Object.entries(resource);
  if (key === "Ref") return name(value);
  if (key === "Fn::GetAtt") return `${name(value[0])}.${value[1]}`;
  if (key === "Fn::Join") return value[1].map(resourceText).join(value[0]);
  return JSON.stringify(resource);
}

const OUTPUT = fileURLToPath(new URL("../src/grants/library-grants.generated.ts", import.meta.url));

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const text = await libraryGrants();
  if (!process.argv.includes("--check")) writeFileSync(OUTPUT, text);
  else if (readFileSync(OUTPUT, "utf8") !== text) {
    console.error("library-grants.generated.ts is not what scripts/library-grants.mjs writes.");
    process.exitCode = 1;
  }
}
