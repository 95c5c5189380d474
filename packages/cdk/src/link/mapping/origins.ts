// Which resources of the templates a construct of the code has made.
import type { AssemblyResource } from "../../assembly/assembly.js";
import type { Id } from "../../contract.js";
import type { CodeConstruct, LocatedCode } from "../../locate/located-code.js";
import type { App } from "../apps.js";
import type { CodeFrames } from "./code-frames.js";

/** Of each construct in the code, the resources that all its runs have made. */
export type Origins = ReadonlyMap<Id, readonly AssemblyResource[]>;

/** By the stack of calls that CDK keeps of every resource: the nearest call in the code of the user is what made it. */
export function originsByFrames(apps: readonly App[], code: LocatedCode, frames: CodeFrames): Origins {
  const origins = new Map<Id, AssemblyResource[]>();
  for (const resource of apps.flatMap(({ assembly }) =>
    assembly.stacks.flatMap(({ resources }) => resources),
  )) {
    const [nearest] = resource.frames;
    const { file } = nearest ?? {};
    if (nearest === undefined || file === undefined) continue;
    const construct = frames.constructAt({ ...nearest, file });
    if (construct === undefined || !isNamedIn(resource.path, code.constructs.get(construct))) continue;
    const own = origins.get(construct);
    if (own === undefined) origins.set(construct, [resource]);
    else own.push(resource);
  }
  return origins;
}

/** Code that has changed since may make another at the same place. */
function isNamedIn(path: string | undefined, construct: CodeConstruct | undefined): boolean {
  const name = construct?.name;
  if (path === undefined || name === undefined || !("literal" in name)) return true;
  return `/${path}/`.includes(`/${name.literal}/`);
}
