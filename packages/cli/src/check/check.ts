import { realpathSync } from "node:fs";
import { createProject, isSource } from "@iamend/engine";
import { CommandError } from "../command-error.js";
import type { CommandIo, ExitCode } from "../command-io.js";
import { loadCatalog } from "../input/load-catalog.js";
import { readKeep } from "../input/read-keep.js";
import { readStandardText } from "../input/read-text.js";
import { printable } from "../output/terminal.js";
import { ADAPTERS, isOfDirectory } from "./adapters.js";
import type { CheckCommandOptions } from "./check-options.js";
import { ignoredByConfiguration } from "./configuration/ignored.js";
import { loadConfiguration } from "./configuration/load-configuration.js";
import { accountsThroughLinks } from "./files/accounts-through-links.js";
import { linkedElsewhere } from "./files/linked-elsewhere.js";
import { linkedFragments } from "./files/linked-fragments.js";
import { stacksThroughLinks } from "./files/stacks-through-links.js";
import { printFixedText } from "./modes/print-fixed-text.js";
import { printPatch } from "./modes/print-patch.js";
import { report } from "./modes/report.js";
import { writeFixes } from "./modes/write-fixes.js";
import { readPrincipals } from "./read-principals.js";
import type { Run } from "./run.js";
import { scopeOf } from "./scope.js";
import { whyLinked, whyUntold, withholdFixes } from "./withhold-fixes.js";

/** `iamend check`: problems of the source on stdout; with `--fix` the source without them. */
export async function check(
  paths: readonly string[],
  options: CheckCommandOptions,
  io: CommandIo,
): Promise<ExitCode> {
  const run = await judge(paths, options, io);
  if (options.diff === true) return printPatch(run);
  if (options.fix === true || options.fixSuggestions === true)
    return run.scope.unsaved === undefined ? writeFixes(run) : printFixedText(run);
  const { first: result } = run;
  return report(run, {
    result,
    internalErrors: result.internalErrors,
    permissionsRemoved: 0,
    unwritten: false,
  });
}

async function judge(paths: readonly string[], options: CheckCommandOptions, io: CommandIo): Promise<Run> {
  const note = (text: string): void => {
    io.err(`${io.errPalette.orange("note")}: ${printable(text)}\n`);
  };
  const { stdinFilename } = options;
  if (stdinFilename !== undefined && paths.length > 0)
    throw new CommandError("--stdin-filename names the file to check; expected no other paths with it");
  const cwd = realpathSync(process.cwd());
  const loaded = await loadConfiguration(options, cwd);
  const { root } = loaded;
  // Started first: the parsers load from disk while the source is listed.
  const loading = Promise.all(ADAPTERS.map((adapter) => adapter.load()));
  loading.catch(() => undefined); // reported where it is awaited; what fails before that is told instead
  const unsaved =
    stdinFilename === undefined
      ? undefined
      : { name: stdinFilename, text: readStandardText(`the text of ${stdinFilename}`) };
  const mayClaim = (file: string): boolean => ADAPTERS.some((adapter) => adapter.mayClaim(file));
  const isIgnored = ignoredByConfiguration(loaded.configuration.ignore, loaded.folder, root);
  const scope = scopeOf({
    root,
    paths,
    unsaved,
    isIgnored,
    mayClaim,
    isOfDirectory,
    isSource: (file, host) => isSource(file, ADAPTERS, host),
  });
  for (const text of scope.skipped) note(text);
  if (paths.length === 0 && ![...scope.only].some((file) => isSource(file, ADAPTERS, scope.host)))
    note(`there is nothing to check below ${root}`);
  const { stacks, untold } = stacksThroughLinks(loaded.configuration.stacks, scope.walk);
  const configuration = {
    ...loaded.configuration,
    stacks,
    accounts: accountsThroughLinks(loaded.configuration.accounts, scope.walk, mayClaim, note),
  };
  const catalog = loadCatalog(loaded.catalog);
  readKeep(options.keep, catalog, io);
  const { minUnusedDays } = configuration;
  const principals = readPrincipals(
    { files: loaded.findings, principal: options.principal, minUnusedDays },
    note,
  );
  await loading;
  const { host, files, only } = scope;
  const now = Date.now();
  const input = { host, files, adapters: ADAPTERS, configuration, findings: principals, catalog, now };
  const project = withholdFixes(
    createProject(input),
    new Map([
      ...whyUntold(untold),
      ...whyLinked(linkedFragments(scope.walk.links, scope.host, isOfDirectory)),
      ...whyLinked(linkedElsewhere(scope.walk, isOfDirectory)),
    ]),
  );
  return { options, io, root, cwd, scope, project, first: project.check({ only }) };
}
