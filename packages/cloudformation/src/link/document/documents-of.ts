// Every policy that a resource makes: what it is to AWS, and who holds it.
import { revised } from "@iamend/source";
import { memberOf, type Cursor } from "../cursor.js";
import { joinHolders } from "../holder/holders.js";
import { documentContents } from "../policy/policy-content.js";
import {
  draftDocument,
  type DocumentsContext,
  type DraftDocument,
  type Shape,
  type Site,
} from "./draft-document.js";
import { otherPolicies } from "./other-policies.js";
import { principalPolicies } from "./principal-policies.js";
import { samPolicies } from "./sam-policies.js";
import { templateBody } from "./template-body.js";

type Maker = (site: Site, properties: Cursor, context: DocumentsContext) => readonly DraftDocument[];

const MAKERS: ReadonlyMap<string, Maker> = new Map<string, Maker>([
  ["AWS::IAM::Role", principalPolicies],
  ["AWS::IAM::User", principalPolicies],
  ["AWS::IAM::Group", principalPolicies],
  [
    "AWS::IAM::Policy",
    inlinePolicy([
      ["Roles", "role"],
      ["Users", "user"],
      ["Groups", "group"],
    ]),
  ],
  ["AWS::IAM::RolePolicy", inlinePolicy([["RoleName", "role"]])],
  ["AWS::IAM::UserPolicy", inlinePolicy([["UserName", "user"]])],
  ["AWS::IAM::GroupPolicy", inlinePolicy([["GroupName", "group"]])],
  ["AWS::IAM::ManagedPolicy", managedPolicy],
  ["AWS::SSO::PermissionSet", permissionSet],
  ["AWS::Organizations::Policy", organizationsPolicy],
  ["AWS::CloudFormation::StackSet", templateBody],
  ["AWS::Serverless::Function", samPolicies],
  ["AWS::Serverless::StateMachine", samPolicies],
]);

/** The policies of one resource; `properties` are its own, with no condition around them. */
export function documentsOf(
  site: Site,
  properties: Cursor,
  context: DocumentsContext,
): readonly DraftDocument[] {
  const { type } = site.resource;
  const make = MAKERS.get(type);
  if (make !== undefined) return make(site, properties, context);
  return otherPolicies(site, properties, type.startsWith("AWS::") ? "resource" : "unknown", context);
}

/** A policy that is a resource of its own; `holding`: its properties that name who holds it. */
function inlinePolicy(
  holding: readonly (readonly [property: string, type: "role" | "user" | "group"])[],
): Maker {
  return (site, properties, context) => {
    const holders = joinHolders(
      holding.map(([property, type]) =>
        context.principals.named(memberOf(properties, property)?.node, type, site.resource),
      ),
    );
    return behind(
      "PolicyDocument",
      { kind: "identity", attachment: "inline", ...holders },
      site,
      properties,
      context,
    );
  };
}

function managedPolicy(site: Site, properties: Cursor, context: DocumentsContext): readonly DraftDocument[] {
  const { attachments } = context;
  const kind = attachments.isBoundary(site.resource) ? "boundary" : "identity";
  const name = attachments.nameOf(site.resource);
  const shape: Shape = revised(attachments.holdersOf(site.resource), {
    kind,
    attachment: "managed",
    ...(name === undefined ? {} : { name }),
  } as const);
  return behind("PolicyDocument", shape, site, properties, context);
}

function permissionSet(site: Site, properties: Cursor, context: DocumentsContext): readonly DraftDocument[] {
  const holder = context.principals.holderOf(site.resource);
  const holders = holder === undefined ? [] : [holder];
  return behind(
    "InlinePolicy",
    { kind: "identity", attachment: "inline", holders },
    site,
    properties,
    context,
  );
}

function organizationsPolicy(
  site: Site,
  properties: Cursor,
  context: DocumentsContext,
): readonly DraftDocument[] {
  return behind(
    "Content",
    { kind: "boundary", attachment: "managed", holders: [] },
    site,
    properties,
    context,
  );
}

/** The policy in one property; where a condition chooses, one for each choice. */
function behind(
  property: string,
  shape: Shape,
  site: Site,
  properties: Cursor,
  { tables }: DocumentsContext,
): readonly DraftDocument[] {
  const cursor = memberOf(properties, property);
  if (cursor === undefined) return [];
  const { resource, source } = site;
  const at = { file: source.file, range: resource.at.range };
  return documentContents(cursor, tables).map((content) => draftDocument(site, "", at, shape, content));
}
