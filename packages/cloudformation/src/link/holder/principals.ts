// Roles, users, groups and permission sets, and who is meant where one is named.
import type { Deployment, Holder, LocatedEvidence, Place, Refusal } from "../../contract.js";
import { joinParts } from "../../evaluate/join-parts.js";
import { placeIn } from "../../evaluate/scope.js";
import type { ResourceReference, TextValue } from "../../evaluate/text-value.js";
import type { TemplateNode } from "../../parse/node.js";
import { tiePrincipals } from "../evidence/tie-principals.js";
import { refuse } from "../refusal.js";
import { serverlessRoleDrafts, type ServerlessRoleDraft } from "../serverless/serverless-roles.js";
import type { Resource, TemplateInstance } from "../template/template.js";
import { joinHolders, type Holders, type PrincipalType } from "./holders.js";
import { declaredPrincipal, isPrincipal, principal, samRole, samRoleId } from "./declared-principals.js";
import { namedTexts } from "./named-texts.js";
import { behindSlash, nameOf } from "./names.js";
import { createRegister } from "./register.js";
import { madeRole } from "./sam-role.js";

export interface Principals {
  readonly all: readonly Holder[];
  readonly evidence: LocatedEvidence;
  /** The principal that a resource of IAM is. */
  holderOf(resource: Resource): Holder | undefined;
  /** The role that SAM makes for a function or a state machine; `undefined`: one is given, and `Policies` is not used. */
  samRoleOf(resource: Resource): Holders | undefined;
  /** The roles that a serverless service makes. */
  serverlessRolesOf(instance: TemplateInstance): readonly ServerlessRole[];
  /** Who a property names, by reference, by name or by ARN; in a list or alone. */
  named(
    node: TemplateNode | undefined,
    type: PrincipalType,
    resource: Pick<Resource, "scope" | "instance">,
  ): Holders;
}

export interface ServerlessRole extends ServerlessRoleDraft {
  readonly holder: Holder;
}

export function createPrincipals(
  instances: readonly TemplateInstance[],
  { accounts, ties = [] }: Pick<Deployment, "accounts" | "ties"> = {},
): Principals {
  const register = createRegister();
  const drafts = new Map<TemplateInstance, readonly ServerlessRoleDraft[]>();

  for (const instance of instances) {
    const roles = serverlessRoleDrafts(instance);
    drafts.set(instance, roles);
    for (const { logicalId, name, path, at } of roles) {
      const holder = principal(instance, logicalId, "role", name, path, at);
      register.add(instance, logicalId, holder, undefined);
    }
    for (const resource of instance.resources) {
      const made = declaredPrincipal(resource) ?? samRole(resource);
      if (made !== undefined) register.add(instance, made.logicalId, made.holder, resource.unlisted);
    }
  }
  register.settle();
  const tied = tiePrincipals(instances, ties, {
    principalsOf: ({ key }) => register.of(key),
    accountsOf: ({ file }) => accounts?.(file),
  });
  for (const instance of instances)
    for (const logicalId of ties.length === 0 ? [] : register.of(instance.key).keys()) {
      const deployed = tied.of(instance, logicalId);
      if (deployed !== undefined) register.tie(instance.key, logicalId, deployed);
    }

  /** Whether two files are deployed to the same accounts, as far as that is told. */
  function isDeployedAlike(one: string, other: string): boolean {
    const [left, right] = [accounts?.(one), accounts?.(other)].map((some) => String(some?.toSorted()));
    return left === right;
  }

  return {
    all: register.all(),
    evidence: tied,
    holderOf: ({ instance, logicalId, type }) =>
      isPrincipal(type) ? register.find(instance.key, logicalId)?.holder : undefined,
    samRoleOf(resource) {
      const made = madeRole(resource);
      const found = register.find(resource.instance.key, samRoleId(resource));
      if (made === undefined || found === undefined) return undefined;
      return { holders: [found.holder], unlisted: made.unclear ?? resource.unlisted };
    },
    serverlessRolesOf: (instance) =>
      (drafts.get(instance) ?? []).flatMap((draft) => {
        const holder = register.find(instance.key, draft.logicalId)?.holder;
        return holder === undefined ? [] : [{ ...draft, holder }];
      }),
    named(node, type, { scope, instance }) {
      if (node === undefined) return { holders: [] };
      const { texts, maps, open } = namedTexts({ node, scope });
      const parts = texts.map(({ parts: text, at }) => fromParts(text, at));
      const [map] = maps;
      const unlisted = open ?? (map === undefined ? undefined : notText(placeIn(map.scope, map.node)));
      return joinHolders([...parts, { holders: [], unlisted }]);

      function fromParts(parts: readonly TextValue[], at: Place): Holders {
        const last = parts.at(-1);
        if (last?.kind === "reference" && endsPath(parts.at(-2))) return referred(last.resource, at);
        const text = joinParts(parts, at);
        if (text.kind === "absent") return { holders: [] };
        return { holders: [fromText(text, joinParts(behindSlash(parts), at), at)] };
      }

      function referred(reference: ResourceReference, at: Place): Holders {
        const found = register.find(reference.instance, reference.logicalId);
        if (found?.holder.type === type) {
          const { holder, unlisted, outermost } = found;
          const isHere = outermost === instance.outermost || isDeployedAlike(holder.at.file, instance.file);
          return { holders: [isHere ? holder : imported(holder, at)], unlisted };
        }
        const why = refuse("not-followed", `it refers to ${reference.logicalId}, which is not followed`, at);
        return { holders: [{ address: "", type, name: { unknown: why }, at }] };
      }

      function fromText(text: TextValue, end: TextValue, at: Place): Holder {
        const name = nameOf(end, at);
        const account = text.kind === "known" ? accountIn(text.text) : undefined;
        const own =
          "literal" in name && account === undefined
            ? register.named(instance, type, name.literal)
            : undefined;
        return own ?? { address: "", type, name, at, ...(account === undefined ? {} : { account }) };
      }
    },
  };
}

/** An export is one of an account: where another stack takes it, it is that of its own account, and so is who is called so. */
function imported({ type, name, path }: Holder, at: Place): Holder {
  return { address: "", type, name, ...(path === undefined ? {} : { path }), at };
}

function notText(at: Place): Refusal {
  return refuse("not-followed", "a map stands where a principal is named", at);
}

/** Whether a name may follow: nothing is before it, or the path of an ARN. */
function endsPath(before: TextValue | undefined): boolean {
  return before === undefined || (before.kind === "known" && before.text.endsWith("/"));
}

function accountIn(text: string): string | undefined {
  return /^arn:[^:]*:iam::(\d{12}):/.exec(text)?.[1];
}
