// The roles that the Serverless Framework makes for functions.
import type { Name, Place, Refusal } from "../../contract.js";
import { evaluateText } from "../../evaluate/evaluate-text.js";
import { intrinsicOf } from "../../evaluate/intrinsic.js";
import { joinParts } from "../../evaluate/join-parts.js";
import { member, members } from "../../evaluate/members.js";
import { placeIn } from "../../evaluate/scope.js";
import { followed, memberIn, type ScopedNode } from "../../evaluate/serverless-variables.js";
import type { TextValue } from "../../evaluate/text-value.js";
import { nameOf } from "../holder/names.js";
import { refuse } from "../refusal.js";
import type { TemplateInstance } from "../template/template.js";
import { serviceOf, stageOf } from "./stack-name.js";

/** A role before it is known whether another one has its name. */
export interface ServerlessRoleDraft {
  readonly logicalId: string;
  /** The function that it is made for alone; absent: for all that have none of their own. */
  readonly functionName?: string;
  readonly name: Name;
  readonly path: string | undefined;
  readonly at: Place;
  /** What names its permissions boundary and its managed policies. */
  readonly boundaries: readonly ScopedNode[];
  readonly managedPolicies: readonly ScopedNode[];
  /** Set: roles that are not listed may have its statements too. */
  readonly unlisted?: Refusal;
}

export const FUNCTION_ROLE = "IamRoleLambdaExecution";

/** All roles that the framework and its plugin for roles of single functions make. */
export function serverlessRoleDrafts(instance: TemplateInstance): readonly ServerlessRoleDraft[] {
  if (instance.kind !== "serverless") return [];
  const provider = memberIn({ node: instance.root, scope: instance.scope, steps: [] }, "provider");
  const role = memberIn(memberIn(provider, "iam"), "role") ?? memberIn(provider, "role");
  // Anything but a map of settings is a role that exists already.
  if (role !== undefined && (role.node.kind !== "map" || intrinsicOf(role.node) !== undefined))
    return ownRoles(instance, []);
  const managedPolicies = present(
    memberIn(role, "managedPolicies"),
    memberIn(provider, "iamManagedPolicies"),
  );
  const written = role ?? provider ?? { node: instance.root, scope: instance.scope };
  const at = placeIn(written.scope, written.node);
  // A variable that is not read may give a name, too.
  const iam = memberIn(provider, "iam");
  const unread = iam !== undefined && iam.node.kind !== "map" ? notRead(at) : undefined;
  const shared: ServerlessRoleDraft = {
    logicalId: FUNCTION_ROLE,
    name:
      unread ??
      overridden(instance) ??
      nameFrom(memberIn(role, "name"), at) ??
      nameOf(usualName(instance), at),
    path: pathFrom(memberIn(role, "path")),
    at,
    boundaries: present(
      memberIn(role, "permissionsBoundary"),
      memberIn(role, "permissionBoundary"),
      memberIn(provider, "rolePermissionsBoundary"),
    ),
    managedPolicies,
    ...inheritedElsewhere(instance, memberIn(role, "mode")),
  };
  return [shared, ...ownRoles(instance, managedPolicies)];
}

/** The framework itself makes roles for single functions too, and these may inherit the statements of all. */
function inheritedElsewhere(
  instance: TemplateInstance,
  mode: ScopedNode | undefined,
): Pick<ServerlessRoleDraft, "unlisted"> {
  const own = functionsOf(instance)
    .map((one) => memberIn(one, "iam"))
    .find((iam) => iam !== undefined);
  const where = mode ?? own;
  if (where === undefined) return {};
  const at = placeIn(where.scope, where.node);
  return {
    unlisted: refuse("not-followed", "roles of single functions, which are not followed, may inherit it", at),
  };
}

function notRead(at: Place): Name {
  return { unknown: refuse("not-followed", "the settings of the role are not read", at) };
}

function nameFrom(given: ScopedNode | undefined, at: Place): Name | undefined {
  return given === undefined ? undefined : nameOf(evaluateText(given.node, given.scope), at);
}

function pathFrom(given: ScopedNode | undefined): string | undefined {
  if (given === undefined) return "/";
  const path = evaluateText(given.node, given.scope);
  return path.kind === "known" ? path.text : undefined;
}

/** `<service>-<stage>-<function, if it is its own>-<region>-lambdaRole`. */
function usualName({ root, scope }: TemplateInstance, functionName?: string): TextValue {
  const hyphen: TextValue = { kind: "known", text: "-" };
  const region: TextValue = {
    kind: "unknown",
    why: refuse("partly-known", "it holds the region", placeIn(scope, root)),
  };
  const own: readonly TextValue[] =
    functionName === undefined ? [] : [hyphen, { kind: "known", text: functionName }];
  const end: TextValue = { kind: "known", text: "lambdaRole" };
  const parts = [serviceOf(root, scope), hyphen, stageOf(root, scope), ...own, hyphen, region, hyphen, end];
  return joinParts(parts, placeIn(scope, root));
}

const PLUGIN = "serverless-iam-roles-per-function";

/** The roles of the plugin, for functions that have statements of their own. */
function ownRoles(
  instance: TemplateInstance,
  inherited: readonly ScopedNode[],
): readonly ServerlessRoleDraft[] {
  if (!mayUsePlugin(instance)) return [];
  return functionsOf(instance).flatMap(({ name, ...written }): readonly ServerlessRoleDraft[] => {
    if (memberIn(written, "iamRoleStatements") === undefined) return [];
    const at = placeIn(written.scope, written.node);
    return [
      {
        logicalId: `${normalized(name)}${FUNCTION_ROLE}`,
        functionName: name,
        name:
          nameFrom(memberIn(written, "iamRoleStatementsName"), at) ?? nameOf(usualName(instance, name), at),
        path: undefined,
        at,
        boundaries: present(memberIn(written, "iamPermissionsBoundary")),
        managedPolicies: inherited,
      },
    ];
  });
}

/** A function of a service. */
interface ServerlessFunction extends ScopedNode {
  readonly name: string;
}

const functions = new WeakMap<TemplateInstance, readonly ServerlessFunction[]>();

/** The functions of a service; they may be a map, or a list of maps. */
export function functionsOf(instance: TemplateInstance): readonly ServerlessFunction[] {
  const found = functions.get(instance) ?? findFunctions(instance);
  functions.set(instance, found);
  return found;
}

function findFunctions({ root, scope }: TemplateInstance): readonly ServerlessFunction[] {
  const found = memberIn({ node: root, scope, steps: [] }, "functions");
  if (found === undefined) return [];
  const { node, steps = [] } = found;
  const all =
    node.kind === "sequence"
      ? node.items.map((item, index) => ({ ...found, node: item, steps: [...steps, index] }))
      : [found];
  return all.flatMap((one) => {
    const map = followed(one);
    if (map?.node.kind !== "map") return [];
    return [...members(map.node).keys()].flatMap((name) => {
      const own = memberIn(map, name);
      return own?.node.kind === "map" ? [{ name, ...own }] : [];
    });
  });
}

/** Whether the service may use the plugin for roles of single functions, or one of its forks. */
function mayUsePlugin({ root, scope }: TemplateInstance): boolean {
  const plugins = memberIn({ node: root, scope }, "plugins");
  if (plugins === undefined) return false;
  const list = memberIn(plugins, "modules") ?? plugins;
  if (list.node.kind !== "sequence") return true;
  return list.node.items.some((item) => {
    const text = evaluateText(item, list.scope);
    // Forks keep the name, with something around it.
    return text.kind !== "known" || text.text.includes(PLUGIN);
  });
}

/** What the service's own resources make of the role: they are merged with what the framework makes. */
function overridden({ resources, parts, scope }: TemplateInstance): Name | undefined {
  const own = resources.find(({ logicalId }) => logicalId === FUNCTION_ROLE);
  const extension = parts.flatMap((part) => member(member(part.root, "extensions"), FUNCTION_ROLE) ?? [])[0];
  const properties = own?.properties ?? member(extension, "Properties");
  const name = member(properties, "RoleName");
  if (name === undefined) return undefined;
  return nameOf(evaluateText(name, own?.scope ?? scope), placeIn(own?.scope ?? scope, name));
}

/** As the framework makes logical ids of the names of functions. */
function normalized(name: string): string {
  const first = name.charAt(0).toUpperCase();
  return `${first}${name.slice(1)}`.replaceAll("-", "Dash").replaceAll("_", "Underscore");
}

function present(...nodes: readonly (ScopedNode | undefined)[]): readonly ScopedNode[] {
  return nodes.filter((node) => node !== undefined);
}
