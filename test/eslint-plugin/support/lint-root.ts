import { relative } from "node:path";
import { ESLint } from "eslint";
import iamend, { type ConfigOptions } from "../../../packages/eslint-plugin/src/index.js";

/** ESLint with the plugin over a root, in this process. */
export interface Linting {
  /** By path relative to the root, with `/`: everything that ESLint looks at, or these files alone. */
  readonly lint: (files?: readonly string[]) => Promise<ReadonlyMap<string, ESLint.LintResult>>;
  /** The same with `--fix`, and nothing written; `stats.fixPasses` counts. */
  readonly fix: () => Promise<ReadonlyMap<string, ESLint.LintResult>>;
  /** An editor's unsaved text of a file. */
  readonly lintText: (file: string, text: string) => Promise<ESLint.LintResult>;
}

/** `root`: a real path. Makes the configuration anew, as every start of ESLint does. */
export function lintRoot(root: string, options: ConfigOptions = {}): Linting {
  const overrideConfig = iamend.config({ basePath: root, ...options }) as ESLint.Options["overrideConfig"];
  const eslint = (fix: boolean): ESLint =>
    new ESLint({
      cwd: root,
      overrideConfigFile: true,
      overrideConfig: overrideConfig ?? null,
      fix,
      stats: true,
      warnIgnored: false,
      errorOnUnmatchedPattern: false,
    });
  const byFile = (results: readonly ESLint.LintResult[]): ReadonlyMap<string, ESLint.LintResult> =>
    new Map(results.map((one) => [relative(root, one.filePath).replaceAll("\\", "/"), one]));
  return {
    lint: async (files = ["."]) => byFile(await eslint(false).lintFiles([...files])),
    fix: async () => byFile(await eslint(true).lintFiles(["."])),
    async lintText(file, text) {
      const [result] = await eslint(false).lintText(text, { filePath: file });
      if (result === undefined) throw new Error(`${file}: ESLint does not lint it`);
      return result;
    },
  };
}
