// Which resources of IAM a construct makes, and what they are called in its template.
import { computeLogicalId } from "../assembly/logical-id.js";
import type { CodeConstruct, LocatedCode } from "../locate/located-code.js";
import { libraryTypeOf, type StaticPath } from "./construct-paths.js";
import { LIBRARY_ROLES } from "./library-roles.generated.js";

/** A resource that a construct may make: whether it does depends on what it is given. */
export interface StaticResource {
  readonly type: string;
  /** Construct path. */
  readonly path: string;
  /** As CDK computes it. */
  readonly logicalId: string;
}

const POLICY = "AWS::IAM::Policy";
const ROLE = "AWS::IAM::Role";

const OWN_RESOURCES: ReadonlyMap<string, string> = new Map([
  ["aws-iam.Group", "AWS::IAM::Group"],
  ["aws-iam.ManagedPolicy", "AWS::IAM::ManagedPolicy"],
  ["aws-iam.Policy", POLICY],
  ["aws-iam.Role", ROLE],
  ["aws-iam.User", "AWS::IAM::User"],
]);

/** A construct of one resource, which has its path. */
const PLAIN_RESOURCE = /^aws-iam\.Cfn([A-Z]\w*)$/;

/** Targets of rules, in which a rule makes the role that it acts by, if it is given none. */
const TARGETS = new Set([
  "aws-codebuild.PipelineProject",
  "aws-codebuild.Project",
  "aws-codepipeline.Pipeline",
  "aws-ecs.Ec2TaskDefinition",
  "aws-ecs.ExternalTaskDefinition",
  "aws-ecs.FargateTaskDefinition",
  "aws-ecs.TaskDefinition",
  "aws-kinesis.Stream",
  "aws-stepfunctions.StateMachine",
]);

/**
 * The resources of IAM that a construct at a path may make in itself; none if its stack is not known.
 *
 * Those that a policy too large is split into are left out: there is no end to them.
 */
export function iamResources(
  construct: CodeConstruct,
  { path, stack }: StaticPath,
  { classes }: Pick<LocatedCode, "classes">,
): readonly StaticResource[] {
  const library = libraryTypeOf(construct, classes);
  if (library === undefined || stack === undefined) return [];
  const plain = PLAIN_RESOURCE.exec(library)?.[1];
  if (plain !== undefined) return resource(`AWS::IAM::${plain}`, []);
  const own = OWN_RESOURCES.get(library);
  const { roles = [], policies = [] } = Object.hasOwn(LIBRARY_ROLES, library)
    ? (LIBRARY_ROLES[library] ?? {})
    : {};
  const events = TARGETS.has(library) ? ["EventsRole"] : [];
  return [
    ...(own === undefined ? [] : resource(own, ["Resource"])),
    ...[...roles, ...events].flatMap((role) => resource(ROLE, [...role.split("/"), "Resource"])),
    ...[...policies, ...events.map((role) => `${role}/DefaultPolicy`)].flatMap((policy) =>
      resource(POLICY, [...policy.split("/"), "Resource"]),
    ),
  ];

  function resource(type: string, below: readonly string[]): readonly StaticResource[] {
    const whole = [...path, ...below];
    const logicalId = computeLogicalId(whole.slice(stack));
    return logicalId === undefined ? [] : [{ type, path: whole.join("/"), logicalId }];
  }
}
