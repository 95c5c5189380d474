import { InputError } from "@iamend/engine/node/input";
import { Command, CommanderError, Option } from "commander";
import { addCheck } from "./check/add-check.js";
import { CommandError } from "./command-error.js";
import type { CommandIo, ExitCode } from "./command-io.js";
import { addCommand, collect, examples, oneLine, quietErrors, wholeNumber } from "./command-line.js";
import { explain, type ExplainOptions } from "./commands/explain.js";
import { refine, type RefineCommandOptions } from "./commands/refine.js";
import { verify, type VerifyOptions } from "./commands/verify.js";
import { paletteFor, printable } from "./output/terminal.js";
import { versionText } from "./version.js";

/** Runs the command line (without node and script) and returns the exit code; never throws, never calls exit. */
export async function main(args: readonly string[]): Promise<ExitCode> {
  const io = standardIo();
  let exitCode: ExitCode = 0;
  const program = createProgram(io, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(args, { from: "user" });
    await flushed();
    const failure = io.failure();
    if (failure !== undefined) throw new CommandError(`standard output: cannot be written (${failure})`);
    return exitCode;
  } catch (error) {
    return reportError(error, io);
  }
}

/** Standard output and error; `failure` is set once something that was printed could not be written. */
function standardIo(): CommandIo & { readonly failure: () => string | undefined } {
  let failure: string | undefined;
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    // A reader that closes early (`| head`) has seen enough; a full disk has lost something.
    if (error.code !== "EPIPE") failure = error.code ?? error.message;
  });
  return {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    outPalette: paletteFor(process.stdout, process.env),
    errPalette: paletteFor(process.stderr, process.env),
    failure: () => failure,
  };
}

/** Waits until everything printed is written, or could not be. */
async function flushed(): Promise<void> {
  await new Promise<void>((resolve) => {
    process.stdout.write("", () => {
      setImmediate(resolve);
    });
  });
}

function reportError(error: unknown, io: CommandIo): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof InputError) {
    io.err(`iamend: ${oneLine(error.message)}\n`);
    return 2;
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  io.err(`iamend: internal error, please report it: ${printable(text)}\n`);
  return 2;
}

function createProgram(io: CommandIo, finish: (code: ExitCode) => void): Command {
  const program = new Command("iamend")
    .description("Removes unused AWS permissions from infrastructure code, and proves each change.")
    .option("-V, --version", "print the version, and the date of the catalog of actions")
    .helpCommand("help [command]", "print the help of a command")
    .helpOption("-h, --help", "print this help")
    .addHelpText(
      "after",
      examples(
        [
          ["iamend check --findings finding.json", "lint the source of this repository"],
          ["iamend check --findings finding.json --fix", "and remove from it what is certainly unused"],
          ["iamend refine policy.json --unused finding.json", "print the policy without what nobody used"],
          ["iamend explain 's3:Get*' --unused finding.json", "why a wildcard becomes what it becomes"],
          ["iamend verify before.json after.json", "prove that AFTER allows no more than BEFORE"],
        ],
        "Data goes to stdout, everything else to stderr. Exit code 2: the command could not do its work.",
      ),
    );
  // Not commander's own version option: the date of the catalog costs reading it, and only --version should pay.
  program.on("option:version", () => {
    io.out(`${versionText()}\n`);
    throw new CommanderError(0, "iamend.version", "");
  });
  quietErrors(program, io);

  addCheck(program, io, finish);

  withUnused(addCommand(program, "refine", io))
    .argument("<policy>", 'policy document (JSON); "-" for standard input')
    .description("Print the policy without the permissions that nobody used.")
    .addOption(new Option("--format <format>", "what to print").choices(["json", "diff"]).default("json"))
    .addOption(
      new Option("--attachment <kind>", "how the policy is attached, which decides its quota")
        .choices(["managed", "inline-role", "inline-user", "inline-group"])
        .default("managed"),
    )
    .addHelpText(
      "after",
      examples(
        [
          ["iamend refine policy.json --unused finding.json", "print the refined policy"],
          ["iamend refine policy.json --unused finding.json --format diff", "show it as a diff"],
          [
            "iamend refine policy.json --unused a.json b.json",
            "two sources: removed is what both say is unused",
          ],
          [
            "iamend refine policy.json --unused finding.json --keep 's3:DeleteObject*'",
            "count a pattern as used",
          ],
        ],
        `Exit code: 0 done; 1 no Allow statement would remain (nothing is printed then); 2 bad usage or input.`,
      ),
    )
    .action((path: string, options: RefineCommandOptions) => {
      finish(refine(path, options, io));
    });

  withUnused(addCommand(program, "explain", io))
    .argument("<pattern>", "action pattern, such as 's3:Get*'")
    .description("Draw the words of the actions that a pattern allows, and what would replace it.")
    .option("--unfold", "draw every word, also where all below it share one fate")
    .addHelpText(
      "after",
      examples(
        [
          ["iamend explain 's3:Get*' --unused finding.json", "what becomes of s3:Get*, and why"],
          ["iamend explain '*' --unused finding.json", "one line a service"],
        ],
        "Exit code: 0 done, 2 bad usage or input.",
      ),
    )
    .action((pattern: string, options: ExplainOptions) => {
      finish(explain(pattern, options, io));
    });

  withUnused(
    addCommand(program, "verify", io),
    "also: does AFTER still allow any of it, has it lost anything else? (repeatable)",
  )
    .argument("<before>", 'policy document (JSON); "-" for standard input')
    .argument("<after>", 'policy document (JSON); "-" for standard input')
    .description("Decide, over all requests, what the policy AFTER allows against BEFORE.")
    .addOption(new Option("--format <format>", "what to print").choices(["text", "json"]).default("text"))
    .addHelpText(
      "after",
      examples(
        [
          ["iamend verify before.json after.json", "equivalent, narrower, wider, incomparable or unknown"],
          ["iamend verify before.json after.json --unused finding.json", "and nothing else was lost"],
          ["iamend verify before.json after.json --format json", "for a pipeline"],
        ],
        "Exit code: 0 AFTER is equivalent or narrower (and, with --unused, lost nothing else); 1 it is not, or that cannot be decided; 2 bad usage or input.",
      ),
    )
    .action((before: string, after: string, options: VerifyOptions) => {
      finish(verify(before, after, options, io));
    });
  return program;
}

function withUnused(
  target: Command,
  unused = "what is unused: findings, or [{serviceNamespace, actions}] (repeatable: what all of them say)",
): Command {
  return target
    .option("--unused <file>", unused, collect)
    .option("--principal <arn>", "the role or user, where the files speak of several or name none")
    .option("--policy <id>", "which policy, where a recommendation speaks of several (existingPolicyId)")
    .option(
      "--min-unused-days <days>",
      "count what was used less than that before the finding as used",
      wholeNumber("days"),
    )
    .option("--keep <pattern>", "an action pattern that counts as used (repeatable)", collect)
    .option("--catalog <file>", "another catalog of actions (see npm run catalog)");
}
