import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** What a run of ESLint left behind. */
export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A message as `-f json` prints it. */
export interface Message {
  readonly ruleId: string | null;
  readonly severity: 1 | 2;
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly endLine?: number;
  readonly endColumn?: number;
  readonly fatal?: boolean;
  readonly fix?: { readonly range: readonly [number, number]; readonly text: string };
  readonly suggestions?: readonly { readonly desc: string }[];
}

/** What `-f json` prints of one file. */
export interface FileResult {
  readonly filePath: string;
  readonly messages: readonly Message[];
  readonly suppressedMessages: readonly Message[];
  readonly output?: string;
}

/** A project in which ESLint is run, in processes of its own. */
export interface Project {
  readonly folder: string;
  readonly write: (files: Readonly<Record<string, unknown>>) => void;
  readonly remove: (file: string) => void;
  readonly read: (file: string) => string;
  readonly has: (file: string) => boolean;
  /** `below`: the folder in it where ESLint is started. */
  readonly eslint: (args: readonly string[], input?: string, below?: string) => Run;
  /** What `-f json` says of each file, by its path relative to the project, with `/`; throws where ESLint itself fails. */
  readonly lint: (args: readonly string[], input?: string) => Readonly<Record<string, FileResult>>;
}

export function createProject(folder: string, files: Readonly<Record<string, unknown>>): Project {
  const pathOf = (file: string): string => join(folder, file);
  const write: Project["write"] = (contents) => {
    for (const [file, content] of Object.entries(contents)) {
      mkdirSync(dirname(pathOf(file)), { recursive: true });
      writeFileSync(
        pathOf(file),
        typeof content === "string" ? content : `${JSON.stringify(content, null, 2)}\n`,
      );
    }
  };
  const eslint: Project["eslint"] = (args, input = "", below = "") =>
    runEslint(join(folder, "../node_modules/eslint/bin/eslint.js"), args, input, join(folder, below));
  write(files);
  return {
    folder,
    write,
    eslint,
    remove: (file) => {
      rmSync(pathOf(file));
    },
    read: (file) => readFileSync(pathOf(file), "utf8"),
    has: (file) => existsSync(pathOf(file)),
    lint: (args, input) => {
      const { code, out, err } = eslint([...args, "-f", "json"], input);
      if (code !== 0 && code !== 1) throw new Error(`ESLint ended with ${String(code)}: ${err}${out}`);
      const results = JSON.parse(out) as readonly FileResult[];
      return Object.fromEntries(
        results.map((one) => [one.filePath.slice(folder.length + 1).replaceAll("\\", "/"), one]),
      );
    },
  };
}

function runEslint(eslint: string, args: readonly string[], input: string, cwd: string): Run {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !["NO_COLOR", "FORCE_COLOR", "NODE_OPTIONS", "ESLINT_FLAGS"].includes(name),
  );
  const done = spawnSync(process.execPath, [eslint, ...args], {
    cwd,
    input,
    encoding: "utf8",
    env: Object.fromEntries(inherited),
  });
  return { code: done.status, out: done.stdout, err: done.stderr };
}

/** Where a message stands and what rule it is of: `3:7-3:22 iamend/no-unused-permissions`. */
export function placeOf({ line, column, endLine, endColumn, ruleId }: Message): string {
  const end =
    endLine === undefined || endColumn === undefined ? "" : `-${String(endLine)}:${String(endColumn)}`;
  return `${String(line)}:${String(column)}${end} ${ruleId ?? "(no rule)"}`;
}
