import type { Holder, Name } from "../../src/contract.js";
import { member } from "../../src/evaluate/members.js";
import { createAttachments } from "../../src/link/holder/attachments.js";
import type { Holders } from "../../src/link/holder/holders.js";
import { createPrincipals } from "../../src/link/holder/principals.js";
import type { Resource } from "../../src/link/template/template.js";
import { parseText } from "../../src/parse/parse-text.js";
import { instancesOf, type Files } from "../template/instances.js";

/**
 * Who holds what, a line for each.
 *
 * First all principals; then each policy with who holds it: managed ones, those that are resources of their own, and the policies of SAM.
 */
export function outlineHolders(
  files: Files,
  stacks: Readonly<Record<string, readonly string[]>>,
  nested: Readonly<Record<string, string>>,
): string {
  const instances = instancesOf(files, stacks, nested);
  const principals = createPrincipals(instances);
  const broken = Object.entries(files).flatMap(([file, text]) =>
    parseText(text).problems.length > 0 ? [{ file, text }] : [],
  );
  const attachments = createAttachments(instances, principals, broken);
  const lines = principals.all.map((holder) => describeHolder(holder));
  for (const instance of instances) {
    if (instance.unseen !== undefined) lines.push(`unseen ${instance.key} ${instance.unseen.code}`);
    for (const resource of instance.resources) lines.push(...policyLines(resource));
    for (const { logicalId, functionName = "all", holder, unlisted } of principals.serverlessRolesOf(
      instance,
    ))
      lines.push(`${logicalId} for ${functionName}: ${described({ holders: [holder], unlisted })}`);
  }
  return lines.join("\n");

  function policyLines(resource: Resource): readonly string[] {
    const { type, logicalId, properties } = resource;
    const named = (property: string, kind: Holder["type"]): string => {
      const { holders, unlisted } = principals.named(member(properties, property), kind, resource);
      return `${logicalId}: ${described({ holders, unlisted: unlisted ?? resource.unlisted })}`;
    };
    switch (type) {
      case "AWS::IAM::ManagedPolicy": {
        const boundary = attachments.isBoundary(resource) ? " boundary" : "";
        const { holders, unlisted } = attachments.holdersOf(resource);
        return [
          `${logicalId}${boundary}: ${described({ holders, unlisted: unlisted ?? resource.unlisted })}`,
        ];
      }
      case "AWS::IAM::Policy":
        return [named("Roles", "role"), named("Users", "user"), named("Groups", "group")].filter(
          (line) => !line.endsWith(": nobody"),
        );
      case "AWS::IAM::RolePolicy":
        return [named("RoleName", "role")];
      case "AWS::Serverless::Function":
      case "AWS::Serverless::StateMachine": {
        const role = principals.samRoleOf(resource);
        return [`${logicalId}: ${role === undefined ? "a role is given" : described(role)}`];
      }
      default:
        return [];
    }
  }
}

function described({ holders, unlisted }: Holders): string {
  const names = holders.map(({ address, type, name, account }) =>
    [address === "" ? `${type} ${describeName(name)}` : address, account ?? ""].filter(Boolean).join(" in "),
  );
  const open = unlisted === undefined ? [] : [`?${unlisted.code}`];
  const all = [...names, ...open];
  return all.length === 0 ? "nobody" : all.join(", ");
}

function describeHolder({ type, address, name, path, instances }: Holder): string {
  const beside = path === "/" || type === "permission-set" ? "" : ` path ${path ?? "?"}`;
  const others = instances === undefined ? "" : ` one of ${String(instances)}`;
  return `${type} ${address} ${describeName(name)}${beside}${others}`;
}

function describeName(name: Name): string {
  if ("literal" in name) return JSON.stringify(name.literal);
  if ("default" in name) return `default ${JSON.stringify(name.default)}`;
  if ("starts" in name) return `${JSON.stringify(name.starts)}…${JSON.stringify(name.ends)}`;
  if ("generated" in name) {
    const { starts, older } = name.generated;
    return `${JSON.stringify(starts)}+random${older === undefined ? "" : ` or ${JSON.stringify(older)}+random`}`;
  }
  return `?${name.unknown.code}`;
}
