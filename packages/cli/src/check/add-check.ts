import { InvalidArgumentError, Option, type Command } from "commander";
import type { CommandIo, ExitCode } from "../command-io.js";
import { addCommand, collect, examples, wholeNumber } from "../command-line.js";
import type { CheckCommandOptions } from "./check-options.js";
import { separateInputs } from "./separate-inputs.js";

/** Describes `iamend check` to the command line; what it needs to run is loaded when it runs. */
export function addCheck(program: Command, io: CommandIo, finish: (code: ExitCode) => void): void {
  addCommand(program, "check", io)
    .argument("[paths...]", "files and directories to report and fix (default: all below the root)")
    .description("Lint infrastructure code for permissions that nobody used.")
    .option("--findings <files...>", 'what is unused: findings or snapshots (JSON); "-" for standard input')
    .option("--principal <arn>", "whom the findings are about, where they do not say so")
    .option(
      "--evidence <files...>",
      "what is deployed: the output of aws cloudformation describe-stack-resources or list-stack-resources (JSON)",
    )
    .addOption(
      new Option("--accounts <ids>", "the accounts that this code is deployed to, with commas").argParser(
        accountIds,
      ),
    )
    .option(
      "--config <file>",
      "the configuration (default: the nearest iamend.config.{json,js,mjs,ts} upwards)",
    )
    .option("--root <dir>", "what is read (default: where the configuration is, or the repository)")
    .addOption(new Option("--fix", "write what is proven and certain").conflicts(["fixSuggestions", "diff"]))
    .addOption(
      new Option("--fix-suggestions", "write suggestions that narrow, too").conflicts(["fix", "diff"]),
    )
    .addOption(
      new Option("--diff", "print what --fix would write, as a patch").conflicts(["fix", "fixSuggestions"]),
    )
    .addOption(
      new Option("--format <format>", "what to print").choices(["stylish", "json"]).default("stylish"),
    )
    .option("--output <file>", "where to print the report, in place of standard output")
    .option("--stdin-filename <path>", "read the text of this file from standard input, unsaved as it is")
    .option("--max-warnings <n>", "exit with 1 if there are more warnings", wholeNumber("warnings"))
    .option("--strict", "count stale, ambiguous and unmatched findings as errors")
    .option("--explain-holders", "also print who holds each policy, and how that is known")
    .option("--keep <pattern>", "an action pattern that counts as used (repeatable)", collect)
    .option(
      "--min-unused-days <days>",
      "count what was used less than that before the finding as used",
      wholeNumber("days"),
    )
    .option("--catalog <file>", "another catalog of actions (see npm run catalog)")
    .option("--no-config-code", "accept a configuration in JSON only, which runs no code")
    .addHelpText(
      "after",
      examples(
        [
          ["iamend check --findings finding.json", "report what is unused, where it is granted"],
          ["iamend check infra/app --findings findings/*.json --fix", "fix one directory"],
          ["iamend check --findings finding.json --accounts 123456789012", "the code of one account"],
          [
            "iamend check --findings finding.json --evidence stacks.json",
            "roles whose names CloudFormation made",
          ],
          ["iamend check --findings finding.json --diff | git apply", "the same as --fix"],
          ["iamend check --stdin-filename infra/main.tf --format json < infra/main.tf", "for an editor"],
        ],
        "Exit code: 0 nothing to report; 1 errors, or too many warnings, or (with --diff) a patch; 2 it could not do its work.",
      ),
    )
    .action(async (given: readonly string[], options: CheckCommandOptions) => {
      const { check } = await import("./check.js");
      const { inputs: findings, paths: more } = separateInputs(options.findings ?? [], given);
      const { inputs: evidence, paths } = separateInputs(options.evidence ?? [], more);
      const separated = {
        ...options,
        ...(options.findings === undefined ? {} : { findings }),
        ...(options.evidence === undefined ? {} : { evidence }),
      };
      finish(await check(paths, separated, io));
    });
}

function accountIds(text: string): readonly string[] {
  const ids = text.split(",").map((id) => id.trim());
  if (!ids.every((id) => /^\d{12}$/.test(id)))
    throw new InvalidArgumentError("Expected account ids of twelve digits, with commas between them.");
  return ids;
}
