import { existsSync, realpathSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import type { ProjectInput } from "@iamend/engine";
import { readAssembly, type AssemblyResource, type AssemblyStack } from "@iamend/cdk/assembly";
import { isJsonObject } from "../shared/json-object.js";
import type { SynthesisedStack } from "../shared/synthesised-stack.js";
import { uniqueNames } from "../shared/unique-names.js";
import { diskHost } from "./disk-host.js";

/** A template of a cloud assembly. */
export interface AssembledStack extends SynthesisedStack {
  /** Absolute. */
  readonly templatePath: string;
  /** Whether it is to be validated, or only says who else there is. */
  readonly isAsked: boolean;
  /** By logical ids. */
  readonly resources: ReadonlyMap<string, AssemblyResource>;
}

/** Reads the assemblies that some templates belong to, from the outermost on; throws if one cannot be read. */
export function readAssemblies(templatePaths: readonly string[], cwd: string): readonly AssembledStack[] {
  const root = realpathSync(cwd);
  const host = diskHost(root);
  const asked = new Set(templatePaths.map((path) => inRoot(root, realpathSync(path))));
  const directories = new Set(
    templatePaths.map((path) => inRoot(root, outermost(dirname(realpathSync(path))))),
  );
  const unique = uniqueNames(".template.json");
  const read = new Map<string, AssembledStack>();
  for (const directory of directories) {
    const assembly = readAssembly(host, directory);
    if ("code" in assembly) throw new Error(assembly.message);
    for (const stack of assembly.stacks)
      for (const template of templatesOf(stack, asked.has(stack.template), unique, host, root))
        if (!read.has(template.templatePath)) read.set(template.templatePath, template);
  }
  return [...read.values()];
}

/** The template of a stack and those nested in it. They are not called as their files are: what names these would seem to use them. */
function templatesOf(
  stack: AssemblyStack,
  isAsked: boolean,
  unique: (name: string) => string,
  host: ProjectInput["host"],
  root: string,
): readonly AssembledStack[] {
  const names = new Map([[stack.template, unique(stack.path.replaceAll("/", "-"))]]);
  for (const { template, parent, logicalId } of stack.nested) {
    const around = (names.get(parent) ?? "").replace(/\.template\.json$/, "");
    if (!names.has(template)) names.set(template, unique(`${around}-${logicalId}`));
  }
  return [...names].map(([path, file]) => ({
    file,
    templatePath: join(root, path),
    isAsked,
    ...(path === stack.template ? { stackName: stack.name } : {}),
    ...(stack.account === undefined ? {} : { account: stack.account }),
    template: readTemplate(path, host),
    nested: new Map(
      stack.nested.flatMap(({ parent, logicalId, template }) => {
        const name = parent === path ? names.get(template) : undefined;
        return name === undefined ? [] : [[logicalId, name] as const];
      }),
    ),
    resources: new Map(
      stack.resources.flatMap((resource) =>
        resource.template === path ? [[resource.logicalId, resource] as const] : [],
      ),
    ),
  }));
}

function readTemplate(path: string, host: ProjectInput["host"]): AssembledStack["template"] {
  const text = host.read(path);
  if (typeof text !== "string") throw new Error(text.message);
  const template: unknown = JSON.parse(text);
  if (!isJsonObject(template)) throw new Error(`${path}: expected a template`);
  return template;
}

/** The assembly of a Stage lies in that of the App. */
function outermost(directory: string): string {
  const around = dirname(directory);
  return around !== directory && existsSync(join(around, "manifest.json")) ? outermost(around) : directory;
}

function inRoot(root: string, path: string): string {
  return relative(root, path).replaceAll("\\", "/") || ".";
}
