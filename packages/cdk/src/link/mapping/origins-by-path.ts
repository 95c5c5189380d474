import type { AssemblyResource } from "../../assembly/assembly.js";
import type { Id } from "../../contract.js";
import type { LocatedCode } from "../../locate/located-code.js";
import type { App } from "../apps.js";
import { constructPaths } from "../construct-paths.js";
import { iamResources, type StaticResource } from "../iam-resources.js";
import type { Origins } from "./origins.js";

/**
 * Where CDK has kept no stack of calls: by the paths that the code gives its constructs, and the logical ids that follow from them.
 *
 * A construct that may have made others than are followed, and one whose resources another may have made, have none.
 */
export function originsByPath(apps: readonly App[], code: LocatedCode): Origins {
  const untold = untoldResources(apps);
  if (untold.size === 0) return new Map();
  const claims = new Map<AssemblyResource, Set<Id>>();
  for (const [id, { paths, open }] of constructPaths(code)) {
    const construct = code.constructs.get(id);
    if (construct === undefined) continue;
    for (const path of paths) {
      const stack = path.stack === undefined ? "" : path.path.slice(0, path.stack).join("/");
      for (const resource of iamResources(construct, path, code)) {
        const made = untold.get(keyOf(stack, resource.logicalId));
        if (made === undefined || !isSame(made, resource)) continue;
        const all = claims.get(made) ?? new Set();
        claims.set(made, all);
        // One that is not followed to the end claims, too, so that no other is taken for the only one.
        all.add(open === undefined ? id : `${id}, and more`);
      }
    }
  }
  const origins = new Map<Id, AssemblyResource[]>();
  for (const [resource, ids] of claims) {
    const [id, another] = ids;
    if (id === undefined || another !== undefined || !code.constructs.has(id)) continue;
    const own = origins.get(id);
    if (own === undefined) origins.set(id, [resource]);
    else own.push(resource);
  }
  return origins;
}

/** Resources that no call is known of, by the construct path of their stack and their logical id. */
function untoldResources(apps: readonly App[]): ReadonlyMap<string, AssemblyResource> {
  const untold = new Map<string, AssemblyResource>();
  for (const stack of apps.flatMap(({ assembly }) => assembly.stacks)) {
    const paths = new Map([
      [stack.template, stack.path],
      ...stack.nested.map(({ template, path = "" }) => [template, path] as const),
    ]);
    for (const resource of stack.resources) {
      if (resource.frames.length > 0) continue;
      const path = paths.get(resource.template);
      if (path !== undefined && path !== "") untold.set(keyOf(path, resource.logicalId), resource);
    }
  }
  return untold;
}

function isSame({ type, path }: AssemblyResource, computed: StaticResource): boolean {
  return type === computed.type && (path === undefined || path === computed.path);
}

function keyOf(stack: string, logicalId: string): string {
  return `${stack}#${logicalId}`;
}
