import { defaultCatalog, expandPattern } from "@iamend/core";
import { Aspects, Stack, aws_iam as iam, type App, type IAspect } from "aws-cdk-lib";
import fc from "fast-check";
import { expect, it } from "vitest";
import { UnusedPermissionsAspect } from "../../src/index.js";
import { writeFindings } from "../support/findings.js";
import { ACCOUNT, ENV, synthesise, type Templates } from "../support/synthesise.js";

const NAMES = [
  "GetObject",
  "GetObjectAcl",
  "GetObjectTagging",
  "PutObject",
  "PutObjectAcl",
  "ListBucket",
  "DeleteObject",
];
const PATTERNS = [
  ...NAMES.map((name) => `s3:${name}`),
  "s3:Get*",
  "s3:GetObject*",
  "s3:*Acl",
  "s3:Put*",
  "sqs:*",
  "sqs:SendMessage",
];

const statement = fc.record({
  actions: fc.uniqueArray(fc.constantFrom(...PATTERNS), { minLength: 1, maxLength: 5 }),
  resource: fc.constantFrom("*", "arn:aws:s3:::one/*", "arn:aws:s3:::two/*"),
  deny: fc.boolean(),
});
const role = fc.record({
  inline: fc.array(fc.array(statement, { minLength: 1, maxLength: 3 }), { maxLength: 2 }),
  own: fc.array(statement, { maxLength: 4 }),
});
const world = fc.record({
  roles: fc.array(role, { minLength: 1, maxLength: 3 }),
  shared: fc.array(statement, { minLength: 1, maxLength: 3 }),
  minimize: fc.boolean(),
  /** For each role; absent: no finding is about it. */
  unused: fc.array(
    fc.option(
      fc.record({ s3: fc.uniqueArray(fc.constantFrom(...NAMES), { minLength: 1 }), sqs: fc.boolean() }),
      { nil: undefined },
    ),
    { minLength: 3, maxLength: 3 },
  ),
});
type World = typeof world extends fc.Arbitrary<infer T> ? T : never;

function build({ roles, shared }: World, aspect?: IAspect): (app: App) => void {
  return (app) => {
    const stack = new Stack(app, "Main", { env: ENV });
    const policy = new iam.Policy(stack, "Shared", { statements: shared.map(asStatement) });
    for (const [index, { inline, own }] of roles.entries()) {
      const made = new iam.Role(stack, `Role${String(index)}`, {
        roleName: `role-${String(index)}`,
        assumedBy: new iam.AccountRootPrincipal(),
        inlinePolicies: Object.fromEntries(
          inline.map((statements, at) => [
            `p${String(at)}`,
            new iam.PolicyDocument({ statements: statements.map(asStatement) }),
          ]),
        ),
      });
      for (const one of own) made.addToPolicy(asStatement(one));
      policy.attachToRole(made);
    }
    if (aspect !== undefined) Aspects.of(app).add(aspect);
  };
}

function asStatement({ actions, resource, deny }: World["shared"][number]): iam.PolicyStatement {
  return new iam.PolicyStatement({
    actions,
    resources: [resource],
    effect: deny ? iam.Effect.DENY : iam.Effect.ALLOW,
  });
}

type Json = Readonly<Record<string, unknown>>;
const catalog = defaultCatalog();
const cached = new Map<string, readonly string[]>();
function known(pattern: string): readonly string[] {
  const found = cached.get(pattern) ?? expandPattern(pattern, catalog);
  cached.set(pattern, found);
  return found;
}

/** `<policy> <effect> <resource> <action>` of all that the policies of a template say, and who holds each. */
function said(templates: Templates): Map<string, readonly string[]> {
  const all = new Map<string, readonly string[]>();
  const { Resources: resources } = templates.get("Main.template.json") as {
    Resources: Record<string, { Type: string; Properties: Json }>;
  };
  for (const [id, { Type: type, Properties: properties }] of Object.entries(resources)) {
    const holders =
      type === "AWS::IAM::Role"
        ? [id]
        : ((properties["Roles"] ?? []) as { Ref: string }[]).map(({ Ref: ref }) => ref);
    const policies = type === "AWS::IAM::Role" ? ((properties["Policies"] ?? []) as Json[]) : [properties];
    for (const policy of policies) {
      const { Statement: statements } = policy["PolicyDocument"] as { Statement: Json[] };
      for (const one of statements)
        for (const action of [one["Action"]].flat() as string[])
          for (const name of known(action))
            all.set(
              `${id} ${String(policy["PolicyName"])} ${String(one["Effect"])} ${String(one["Resource"])} ${name}`,
              holders,
            );
    }
  }
  return all;
}

it("takes away from any policies what no holder uses, and nothing else", { timeout: 120_000 }, () => {
  let narrowed = 0;
  fc.assert(
    fc.property(world, (given) => {
      const { unused, roles, minimize } = given;
      const leaves = new Map<string, (action: string) => boolean>(
        roles.map((_, index) => {
          const own = unused[index];
          return [
            `Role${String(index)}`,
            own === undefined
              ? () => false
              : (action: string) =>
                  own.s3.some((name) => `s3:${name}` === action) || (own.sqs && action.startsWith("sqs:")),
          ] as const;
        }),
      );
      const findings = writeFindings({
        [`arn:aws:iam::${ACCOUNT}:role/nobody`]: { s3: ["GetObject"] },
        ...Object.fromEntries(
          roles.flatMap((_, index) => {
            const own = unused[index];
            return own === undefined
              ? []
              : [
                  [
                    `arn:aws:iam::${ACCOUNT}:role/role-${String(index)}`,
                    { s3: own.s3, ...(own.sqs ? { sqs: true as const } : {}) },
                  ],
                ];
          }),
        ),
      });
      const context = { "@aws-cdk/aws-iam:minimizePolicies": minimize };
      const before = said(synthesise(build(given), { context }).templates);
      const after = said(
        synthesise(build(given, new UnusedPermissionsAspect({ findings })), { context }).templates,
      );
      for (const what of after.keys()) expect(before.has(what), what).toBe(true);
      for (const [what, holders] of before) {
        if (after.has(what)) continue;
        narrowed++;
        expect(what).toMatch(/ Allow /);
        const action = what.slice(what.lastIndexOf(" ") + 1);
        for (const id of holders) expect(leaves.get(id.slice(0, "Role0".length))?.(action), what).toBe(true);
      }
    }),
    { numRuns: Number(process.env["IAMEND_PROPERTY_RUNS"] ?? "25") },
  );
  expect(narrowed).toBeGreaterThan(0);
});
