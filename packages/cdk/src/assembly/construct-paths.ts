// Which constructs the resources of a stack are, by what its metadata tells.
import { computeLogicalId } from "./logical-id.js";
import type { Metadata } from "./metadata.js";

/** A stack of CDK that is nested in another one. */
export interface NestedConstruct {
  readonly path: string;
  /** That of its resource, in the stack around it. */
  readonly resource: string;
  /** Names of the file of its template, the surer one first. */
  readonly templates: readonly string[];
}

const RESOURCE = /^(.*)\.NestedStack\/([^/]*)\.NestedStackResource$/;

/** The nested stacks among some construct paths: a `NestedStack` at `a/b` has its resource at `a/b.NestedStack/b.NestedStackResource`. */
export function nestedConstructs(paths: Iterable<string>, metadata: Metadata): readonly NestedConstruct[] {
  return [...paths].flatMap((resource) => {
    const [, path, id] = RESOURCE.exec(resource) ?? [];
    if (path === undefined || id === undefined || !`/${path}`.endsWith(`/${id}`)) return [];
    const told = metadata.get(path)?.templateFile;
    // `Names.uniqueId` is made by the same rule as a logical id, over the whole path.
    const computed = computeLogicalId(path.split("/"));
    const templates = [told, computed === undefined ? undefined : `${computed}.nested.template.json`];
    return [{ path, resource, templates: templates.filter((name) => name !== undefined) }];
  });
}

/** The innermost of some stacks that a construct is in. */
export function stackAround<T extends { readonly path: string }>(
  stacks: readonly T[],
  path: string,
): T | undefined {
  let found: T | undefined;
  for (const stack of stacks)
    if (path.startsWith(`${stack.path}/`) && stack.path.length > (found?.path.length ?? -1)) found = stack;
  return found;
}
