import { realpathSync } from "node:fs";
import { isSource } from "@iamend/engine";
import {
  ADAPTERS,
  ignoredByConfiguration,
  loadConfiguration,
  openProject,
  readEvidenceFiles,
  readPrincipals,
  scopeOf,
} from "@iamend/engine/node";
import { loadCatalog, readStandardText } from "@iamend/engine/node/input";
import { CommandError } from "../command-error.js";
import type { CommandIo, ExitCode } from "../command-io.js";
import { readKeep } from "../input/read-keep.js";
import { printable } from "../output/terminal.js";
import type { CheckCommandOptions } from "./check-options.js";
import { printFixedText } from "./modes/print-fixed-text.js";
import { printPatch } from "./modes/print-patch.js";
import { report } from "./modes/report.js";
import { writeFixes } from "./modes/write-fixes.js";
import type { Run } from "./run.js";

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
  const isIgnored = ignoredByConfiguration(loaded.configuration.ignore, loaded.folder, root);
  const scope = scopeOf({ root, paths, unsaved, isIgnored });
  for (const text of scope.skipped) note(text);
  if (paths.length === 0 && ![...scope.only].some((file) => isSource(file, ADAPTERS, scope.host)))
    note(`there is nothing to check below ${root}`);
  const { configuration } = loaded;
  const catalog = loadCatalog(loaded.catalog);
  readKeep(options.keep, catalog, io);
  const { minUnusedDays } = configuration;
  const findings = readPrincipals(
    { files: loaded.findings, principal: options.principal, minUnusedDays },
    note,
  );
  const evidence = readEvidenceFiles(loaded.evidence, ADAPTERS, note);
  await loading;
  const { walk, host, files, only } = scope;
  const given = { configuration, findings, evidence, catalog };
  const project = openProject({ walk, host, files, ...given, now: Date.now(), note });
  return { options, io, root, cwd, scope, project, first: project.check({ only }) };
}
