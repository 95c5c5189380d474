import { resolve } from "node:path";
import type { ConfigObject, Plugin, RulesConfig, SettingsConfig } from "@eslint/core";
import { InputError } from "@iamend/engine/node";
import { judgeOf } from "../context/judge.js";
import { settingsOf } from "../context/settings.js";
import { THIS_PACKAGE } from "../this-package.js";
import { callerFolder } from "./caller-folder.js";
import { digestOf } from "./digest.js";
import { FILES, NEVER_LINTED, NEVER_TEMPLATES } from "./files.js";
import { LINTER_OPTIONS } from "./linter-options.js";
import type { ConfigOptions } from "./options.js";

/** Makes the function `iamend.config()` of a plugin. */
export function configOf(
  plugin: Plugin,
  { namespace, version }: { readonly namespace: string; readonly version: string },
): (options?: ConfigOptions) => ConfigObject[] {
  return function config({ files = {}, basePath, ...options } = {}) {
    const caller = callerFolder(new Error().stack, THIS_PACKAGE.folder) ?? process.cwd();
    const folder = resolve(caller, basePath ?? ".");
    toldBriefly(() => {
      checkFiles(files);
    });
    const given = { basePath: folder, ...options };
    const { inputs, view } = toldBriefly(() => judgeOf(settingsOf({ iamend: given }, folder)).now());
    const settings: SettingsConfig = {
      iamend: { ...given, digest: digestOf(inputs, view, version) },
    };
    const rules = rulesOf(inputs.configuration.rules, namespace);
    const plugins = { [namespace]: plugin };
    // Another folder than the configuration's own: globs are relative to it, and what lies elsewhere is no matter of it.
    const scope = basePath === undefined ? {} : { basePath: folder };
    return [
      { name: `${namespace}/ignores`, ...scope, ignores: [...NEVER_LINTED] },
      {
        name: `${namespace}/terraform`,
        ...scope,
        files: [...(files.terraform ?? FILES.terraform)],
        plugins,
        language: `${namespace}/terraform`,
        linterOptions: LINTER_OPTIONS,
        settings,
        rules,
      },
      {
        name: `${namespace}/cloudformation`,
        ...scope,
        files: [...(files.cloudformation ?? FILES.cloudformation)],
        ...(files.cloudformation === undefined ? { ignores: [...NEVER_TEMPLATES] } : {}),
        plugins,
        language: `${namespace}/cloudformation`,
        linterOptions: LINTER_OPTIONS,
        settings,
        rules,
      },
    ];
  };
}

/** The severities of rules, with the plugin's name before each. */
export function rulesOf(
  levels: Readonly<Record<string, "off" | "warn" | "error">>,
  namespace: string,
): RulesConfig {
  return Object.fromEntries(Object.entries(levels).map(([rule, level]) => [`${namespace}/${rule}`, level]));
}

/** ESLint prints the stack of an error, and nobody who gave a wrong path wants to read ours. */
function toldBriefly<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof InputError) error.stack = `${error.name}: ${error.message}`;
    throw error;
  }
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
