import { InvalidArgumentError, type Command } from "commander";
import type { CommandIo } from "./command-io.js";
import { brief } from "./output/terminal.js";

/** A command below `iamend`, with the help and the errors that all of them share. */
export function addCommand(program: Command, name: string, io: CommandIo): Command {
  const created = program.command(name).helpOption("-h, --help", "print this help");
  quietErrors(created, io);
  return created;
}

/** One line for each error, on stderr, and no call of process.exit. */
export function quietErrors(target: Command, io: CommandIo): void {
  target.exitOverride().configureOutput({
    writeOut: io.out,
    writeErr: io.err,
    outputError: (text, write) => {
      write(`iamend: ${oneLine(text.replace(/^error: /, ""))}\n`);
    },
  });
}

export function oneLine(message: string): string {
  return brief(message.replace(/\s*\n\s*/g, " ").trim());
}

/** For options that may be given several times. */
export function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

/** Reads a whole number of `what`, such as days. */
export function wholeNumber(what: string): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (!/^\d+$/.test(text) || !Number.isSafeInteger(number))
      throw new InvalidArgumentError(`Expected a whole number of ${what}.`);
    return number;
  };
}

/** The part of a help that shows command lines, each with what it does, and what the exit codes mean. */
export function examples(rows: readonly (readonly [string, string])[], exitCodes: string): string {
  return `\nExamples:\n${rows.map(([line, what]) => `  $ ${line}\n      ${what}`).join("\n")}\n\n${exitCodes}`;
}
