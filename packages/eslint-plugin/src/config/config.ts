import { resolve } from "node:path";
import type { ConfigObject, Plugin, SettingsConfig } from "@eslint/core";
import { InputError } from "@iamend/engine/node";
import { judgeOf } from "../context/judge.js";
import { settingsOf } from "../context/settings.js";
import { toldBriefly } from "../context/told-briefly.js";
import { THIS_PACKAGE } from "../this-package.js";
import { callerFolder } from "./caller-folder.js";
import { cdkObjects } from "./cdk-objects.js";
import { digestOf } from "./digest.js";
import { directedCode } from "./directed-code.js";
import { FILES, NEVER_LINTED, NEVER_TEMPLATES } from "./files.js";
import { LINTER_OPTIONS } from "./linter-options.js";
import type { ConfigOptions } from "./options.js";
import { readRules, rulesOf } from "./rule-options.js";

/** Makes the function `iamend.config()` of a plugin. */
export function configOf(
  plugin: Plugin,
  { namespace, version }: { readonly namespace: string; readonly version: string },
): (options?: ConfigOptions) => ConfigObject[] {
  return function config(given = {}) {
    // Seen from here: what calls this function is the configuration.
    const caller = callerFolder(wholeStack(), THIS_PACKAGE.folder) ?? process.cwd();
    return toldBriefly(() => configFrom(given, caller));
  };

  function configFrom(given: ConfigOptions, caller: string): ConfigObject[] {
    checkShape(given);
    const { files = {}, basePath, rules: writtenRules = {}, ...options } = given;
    checkFiles(files);
    const folder = resolve(caller, basePath ?? ".");
    const { levels, options: ruleOptions } = readRules(writtenRules);
    const own = { basePath: folder, ...options, ...(given.rules === undefined ? {} : { rules: levels }) };
    const { inputs, view } = judgeOf(settingsOf({ iamend: own }, folder)).now();
    const settings: SettingsConfig = {
      iamend: { ...own, digest: digestOf(inputs, view, version) },
    };
    const rules = rulesOf(inputs.configuration.rules, namespace, ruleOptions);
    const plugins = { [namespace]: plugin };
    // Another folder than the configuration's own: globs are relative to it, and what lies elsewhere is no matter of it.
    const scope = basePath === undefined ? {} : { basePath: folder };
    const common = { ...scope, plugins, linterOptions: LINTER_OPTIONS, settings, rules };
    return [
      { name: `${namespace}/ignores`, ...scope, ignores: [...NEVER_LINTED] },
      {
        name: `${namespace}/terraform`,
        ...common,
        files: [...(files.terraform ?? FILES.terraform)],
        language: `${namespace}/terraform`,
      },
      {
        name: `${namespace}/cloudformation`,
        ...common,
        files: [...(files.cloudformation ?? FILES.cloudformation)],
        ...(files.cloudformation === undefined ? { ignores: [...NEVER_TEMPLATES] } : {}),
        language: `${namespace}/cloudformation`,
      },
      ...(files.cdk === undefined && view.code().apps.size === 0
        ? []
        : cdkObjects(
            namespace,
            { files: files.cdk, directed: directedCode(view, namespace, { root: inputs.root, folder }) },
            { ...scope, plugins, settings, rules },
          )),
    ];
  }
}

/** Node keeps ten calls; helpers of a configuration may lie deeper. */
function wholeStack(): string | undefined {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 200;
  const { stack } = new Error();
  Error.stackTraceLimit = limit;
  return stack;
}

function checkShape(given: unknown): void {
  if (typeof given !== "object" || given === null || Array.isArray(given))
    throw new InputError("iamend.config(): $: expected options (an object)");
  const { basePath } = given as Readonly<Record<string, unknown>>;
  if (basePath !== undefined && typeof basePath !== "string")
    throw new InputError("iamend.config(): $.basePath: expected the path of a folder");
}

function checkFiles(files: NonNullable<ConfigOptions["files"]>): void {
  for (const [language, globs] of Object.entries(files) as [string, unknown][]) {
    if (!Object.hasOwn(FILES, language))
      throw new InputError(
        `iamend.config(): $.files.${language}: expected no such key, but one of ${Object.keys(FILES).join(", ")}`,
      );
    if (!Array.isArray(globs) || !globs.every((glob) => typeof glob === "string"))
      throw new InputError(`iamend.config(): $.files.${language}: expected an array of globs`);
  }
}
