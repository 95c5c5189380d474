import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe } from "vitest";
import { packPlugin, PLUGIN, type Packed } from "./pack.js";
import { createProject, type Project } from "./project.js";

const ROOT = join(PLUGIN, "../..");

/** The versions of ESLint that the plugin is tried with, and the name that the workspace knows each by. */
export const NEWEST = { version: "10", folder: "eslint" };
const ESLINTS = [NEWEST, { version: "9.38", folder: "eslint9" }];

/** Makes a project of these files, beside which ESLint and the packed plugin are installed; objects are written as JSON. */
export type MakeProject = (files: Readonly<Record<string, unknown>>) => Project;

interface InstallOptions {
  /** Plugins of others. */
  readonly more?: readonly string[];
  readonly versions?: readonly { readonly version: string; readonly folder: string }[];
}

/** The same tests for each version of ESLint, of the packed plugin. */
export function describeInstalled(
  title: string,
  tests: (project: MakeProject) => void,
  { more = [], versions = ESLINTS }: InstallOptions = {},
): void {
  let packed: Packed | undefined;
  afterAll(() => packed?.remove());

  describe.each(versions)(`${title}, with ESLint $version`, ({ folder: eslint }) => {
    let folder = "";
    let projects = 0;

    beforeAll(() => {
      packed ??= packPlugin();
      folder = realpathSync(mkdtempSync(join(tmpdir(), "iamend-eslint-")));
      install(packed, join(folder, "node_modules"), eslint, more);
    });

    afterAll(() => {
      rmSync(folder, { recursive: true, force: true });
    });

    tests((files) => createProject(join(folder, `project-${String((projects += 1))}`), files));
  });
}

function isOfPlugin(name: string): boolean {
  return existsSync(join(PLUGIN, "node_modules", name));
}

/** As npm would, but without a network: of the workspace's packages, what the plugin's manifest asks for is linked. */
function install(packed: Packed, modules: string, eslint: string, more: readonly string[]): void {
  cpSync(packed.unpacked, join(modules, "eslint-plugin-iamend"), { recursive: true });
  const { dependencies } = JSON.parse(readFileSync(join(packed.unpacked, "package.json"), "utf8")) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  link(eslint, "eslint");
  for (const name of [...Object.keys(dependencies), ...more]) link(name, name);

  function link(name: string, as: string): void {
    const place = join(modules, as);
    mkdirSync(dirname(place), { recursive: true });
    symlinkSync(
      realpathSync(join(isOfPlugin(name) ? PLUGIN : ROOT, "node_modules", name)),
      place,
      "junction",
    );
  }
}
