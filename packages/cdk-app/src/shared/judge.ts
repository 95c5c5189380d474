import type { JsonObject } from "@iamend/core";
import {
  applyFixes,
  createMemory,
  createProject,
  type CheckResult,
  type Configuration,
  type Notice,
  type Problem,
  type ProjectInput,
} from "@iamend/engine";
import { cloudformationAdapter } from "@iamend/cloudformation";
import { withDerivedNames } from "./derived-names.js";
import { isJsonObject, objectAt } from "./json-object.js";
import type { Knowledge } from "./knowledge.js";
import { printTemplate, type PrintedTemplate } from "./print-template.js";
import type { SynthesisedStack } from "./synthesised-stack.js";

/** Something to be told of a template, and where in it; without a place it is about none. */
export interface Judged<Told> {
  readonly file: string;
  /** Keys and positions from the root of the template: `Resources`, the logical id, … */
  readonly path: readonly string[];
  readonly told: Told;
}

/** What iamend says of templates. */
export interface Judgement {
  readonly problems: readonly Judged<Problem>[];
  /** Templates that are changed by what is certain, by their files: as they would be. */
  readonly narrowed: ReadonlyMap<string, JsonObject>;
  readonly notices: readonly Judged<Notice>[];
  /** Bugs of iamend: what they are about is left as it is. */
  readonly internalErrors: readonly Judged<Notice>[];
}

export interface JudgeInput {
  /** Stacks that are judged. */
  readonly stacks: readonly SynthesisedStack[];
  /** Stacks that say who else there is. */
  readonly context?: readonly SynthesisedStack[];
  /** ARN → `<file>#<logical id>` of who it is. */
  readonly principals: ReadonlyMap<string, readonly string[]>;
}

/** Judges templates as `iamend check` would, given what stacks are made of them and where these are deployed. */
export function judge({ stacks, context = [], principals }: JudgeInput, knowledge: Knowledge): Judgement {
  // What has no resources is no template to anybody.
  const all = [...stacks, ...context].filter(({ template }) => objectAt(template, "Resources") !== undefined);
  const printed = new Map(all.map((stack) => [stack.file, printTemplate(linked(stack))]));
  const host: ProjectInput["host"] = {
    read: (file) =>
      printed.get(file)?.text ?? { code: "no-template", message: `there is no template ${file}` },
    list: (directory) => (directory === "" || directory === "." ? [...printed.keys()] : []),
  };
  const memory = createMemory();
  const only = new Set(stacks.map(({ file }) => file));
  const check = (configuration: Configuration): CheckResult =>
    createProject({
      host,
      files: [...printed.keys()].sort(),
      adapters: [cloudformationAdapter],
      configuration,
      findings: knowledge.findings,
      evidence: knowledge.evidence,
      catalog: knowledge.catalog,
      now: Date.now(),
      memory,
    }).check({ only });
  const configuration = configurationOf(all, principals, knowledge);
  const first = check(configuration);
  const derived = knowledge.derivedNames ? withDerivedNames(configuration, first.holders) : configuration;
  const result = derived.principals.size === configuration.principals.size ? first : check(derived);
  const files = applyFixes(result, host, { suggestions: false });
  const failed = "code" in files ? [files] : [];
  return {
    problems: result.problems.map((problem) => placed(problem, problem, printed)),
    narrowed: new Map(
      "code" in files
        ? []
        : [...files].flatMap(([file, { after }]) => {
            const template: unknown = JSON.parse(after);
            return isJsonObject(template) ? [[file, template] as const] : [];
          }),
    ),
    notices: result.notices.map((notice) => placed(notice, notice, printed)),
    internalErrors: [...result.internalErrors, ...failed].map((notice) => placed(notice, notice, printed)),
  };
}

function placed<Told extends { readonly at?: Problem["at"] }>(
  told: Told,
  { at }: { readonly at?: Problem["at"] },
  printed: ReadonlyMap<string, PrintedTemplate>,
): Judged<Told> {
  if (at === undefined) return { file: "", path: [], told };
  return { file: at.file, path: printed.get(at.file)?.pathAt(at.range[0]) ?? [], told };
}

function configurationOf(
  stacks: readonly SynthesisedStack[],
  principals: JudgeInput["principals"],
  { configuration, accounts }: Knowledge,
): Configuration {
  return {
    ...configuration,
    principals,
    stacks: new Map(
      stacks.flatMap(({ file, stackName }) =>
        stackName === undefined ? [] : [[file, [stackName]] as const],
      ),
    ),
    accounts: stacks.flatMap(({ file, account }) => {
      const own = account === undefined ? accounts : [account];
      return own.length === 0 ? [] : [{ path: file, accounts: own }];
    }),
  };
}

/** Where a nested template will be uploaded to tells nothing of which it is. */
function linked({ template, nested }: SynthesisedStack): JsonObject {
  if (nested.size === 0) return template;
  const resources = Object.entries(objectAt(template, "Resources") ?? {}).map(([id, resource]) => {
    const file = nested.get(id);
    if (file === undefined || !isJsonObject(resource)) return [id, resource] as const;
    return [
      id,
      { ...resource, Properties: { ...objectAt(resource, "Properties"), TemplateURL: `./${file}` } },
    ] as const;
  });
  return { ...template, Resources: Object.fromEntries(resources) };
}
