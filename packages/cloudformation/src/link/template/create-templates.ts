// From the files to the stacks that are made of them.
import type { Deployment } from "@iamend/source";
import type { Host } from "../../contract.js";
import { resolved } from "../../evaluate/members.js";
import { createRun, type ServerlessFile } from "../../evaluate/scope.js";
import type { TemplateNode } from "../../parse/node.js";
import { parseText } from "../../parse/parse-text.js";
import { createExports } from "./exports.js";
import { localPath } from "./local-path.js";
import { makeInstance, type Making } from "./make-instance.js";
import { nestingOf, type Nesting } from "./nestings.js";
import { namedStack } from "./stack-place.js";
import { stackedElsewhere } from "./stacked-elsewhere.js";
import type { TemplateInstance } from "./template.js";
import { sourcesIn, type TemplateSource, type TemplateUnit } from "./template-source.js";

/**
 * Every stack that the templates of a root make: one for a template by itself, or one for each template that nests it; and one for each
 * name that the configuration gives. A serverless service is one stack with the templates in its `resources`.
 */
export function createTemplates(
  units: ReadonlyMap<string, TemplateUnit>,
  deployment: Deployment,
  host?: Host,
): readonly TemplateInstance[] {
  const sources = [...units.values()].flatMap(sourcesIn);
  const other = createReader(units, host);
  const all: TemplateInstance[] = [];
  const included = new Set<string>();
  const making: Making = {
    run: createRun(),
    all,
    cut: new Map(),
    elsewhere: new Map(),
    nested: deployment.nested,
    templates: new Map(
      sources
        .filter(({ document, kind }) => document === 0 && kind === "template")
        .map((source) => [source.file, source]),
    ),
    exported: createExports(() => all),
    serverlessFile: ({ root, file }) => ({
      root,
      file,
      other: (path) => {
        const found = other(localPath(file, path));
        if (found !== undefined) included.add(found.file);
        return found;
      },
    }),
  };

  for (const source of sources) if (source.kind === "serverless") makeAll(source);
  // What a service includes is no stack of its own.
  const rest = sources.filter(({ file, kind }) => kind === "template" && !included.has(file));
  const nestings = rest.flatMap((source) => nestingsIn(source, making));
  const ofServices = all.flatMap(({ resources }) =>
    resources.flatMap((one) => nestingOf(one, deployment.nested) ?? []),
  );
  const nested = new Set(
    nestings.flatMap(({ file, at }) =>
      file === undefined || file === at.file || !making.templates.has(file) ? [] : [file],
    ),
  );
  const elsewhere = stackedElsewhere(nested, [...nestings, ...ofServices], units, deployment.elsewhere, host);
  for (const [file, why] of elsewhere) making.elsewhere.set(file, why);
  for (const source of rest)
    if (source.document > 0 || !nested.has(source.file) || deployment.stacks.has(source.file))
      makeAll(source);
  // What is nested only in itself, or too deep.
  for (const source of rest) if (!all.some(({ file }) => file === source.file)) makeAll(source);
  return all;

  function makeAll(source: TemplateSource): void {
    const { file, document } = source;
    const key = document === 0 ? file : `${file}@${String(document)}`;
    const names = deployment.stacks.get(file) ?? [];
    if (names.length === 0) makeInstance(source, key, {}, making);
    for (const text of names)
      makeInstance(source, names.length === 1 ? key : `${key}=${text}`, namedStack(text), making);
  }
}

/** Where a template nests others as stacks. */
function nestingsIn(source: TemplateSource, making: Making): readonly Nesting[] {
  if (!source.mayNest) return [];
  const alone = makeInstance(
    source,
    source.file,
    {},
    {
      ...making,
      all: [],
      cut: new Map(),
      templates: new Map(),
    },
  );
  return alone.resources.flatMap((resource) => nestingOf(resource, making.nested) ?? []);
}

/** Reads other files of the root, those that are no templates by themselves too. */
function createReader(
  units: ReadonlyMap<string, TemplateUnit>,
  host: Host | undefined,
): (file: string | undefined) => ReturnType<ServerlessFile["other"]> {
  const roots = new Map<string, TemplateNode | undefined>();
  return (file) => {
    if (file === undefined) return undefined;
    if (!roots.has(file)) roots.set(file, read(file));
    const root = roots.get(file);
    return root === undefined ? undefined : { root, file };
  };

  function read(file: string): TemplateNode | undefined {
    const unit = units.get(file);
    const text = unit === undefined && /\.(?:ya?ml|json)$/.test(file) ? host?.read(file) : undefined;
    const parsed = unit?.parsed() ?? (typeof text === "string" ? parseText(text) : undefined);
    const [root] = parsed?.roots ?? [];
    return root === undefined ? undefined : resolved(root);
  }
}
