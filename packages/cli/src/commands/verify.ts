import {
  comparePolicies,
  compareWithUnused,
  type Catalog,
  type Comparison,
  type Counterexample,
  type UnusedComparison,
} from "@iamend/core";
import { loadCatalog } from "@iamend/engine/node/input";
import { CommandError } from "../command-error.js";
import type { CommandIo, ExitCode } from "../command-io.js";
import { readKeep } from "../input/read-keep.js";
import { readPolicy, type PolicyInput } from "../input/read-policy.js";
import { readUnused, type UnusedOptions } from "../input/read-unused.js";
import { count } from "../output/count.js";
import { printable, type Palette } from "../output/terminal.js";

export interface VerifyOptions extends UnusedOptions {
  readonly catalog?: string;
  readonly keep?: readonly string[];
  readonly format: "text" | "json";
}

/** `iamend verify`: what AFTER allows against BEFORE, over all requests. */
export function verify(
  beforePath: string,
  afterPath: string,
  options: VerifyOptions,
  io: CommandIo,
): ExitCode {
  const before = readPolicy(beforePath);
  const after = readPolicy(afterPath);
  const catalog = loadCatalog(options.catalog);
  const [left, right] = [before, after].map(({ document }) =>
    document.statements.some(({ hasPrincipal }) => hasPrincipal),
  );
  if (left !== right) {
    throw new CommandError(
      "expected two policies of one kind: one of them names principals, and the other does not",
    );
  }
  const comparison = comparePolicies(before.document, after.document, { catalog });
  const asked = options.unused !== undefined && options.unused.length > 0;
  const idle = (["principal", "policy", "keep", "minUnusedDays"] as const).find(
    (name) => options[name] !== undefined,
  );
  if (!asked && idle !== undefined) {
    throw new CommandError(
      `--${idle === "minUnusedDays" ? "min-unused-days" : idle} has no meaning without --unused`,
    );
  }
  const unused = asked ? compareUnused(before, after, options, catalog, io) : undefined;
  io.out(
    options.format === "json"
      ? printJson(comparison, unused)
      : printText(before.name, after.name, comparison, unused, io.outPalette),
  );
  const safe = comparison.relation === "equivalent" || comparison.relation === "narrower";
  const complete = unused === undefined || (unused.lost.length === 0 && unused.undecided.length === 0);
  return safe && complete ? 0 : 1;
}

function compareUnused(
  before: PolicyInput,
  after: PolicyInput,
  options: VerifyOptions,
  catalog: Catalog,
  io: CommandIo,
): UnusedComparison {
  const keep = readKeep(options.keep, catalog, io);
  const unused = readUnused(options, catalog, before.document, io);
  return compareWithUnused(before.document, after.document, unused, catalog, { keep });
}

/** Versioned by its keys: those here stay. */
function printJson(
  { relation, counterexample, reverse, reasons }: Comparison,
  unused: UnusedComparison | undefined,
): string {
  const report = {
    relation,
    ...(counterexample === undefined ? {} : { counterexample }),
    ...(reverse === undefined ? {} : { reverse }),
    ...(reasons.length === 0 ? {} : { reasons }),
    ...(unused ?? {}),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

const MEANINGS: Readonly<Record<Comparison["relation"], string>> = {
  equivalent: "allows exactly what BEFORE allows",
  narrower: "allows only what BEFORE allows, and less",
  wider: "allows all that BEFORE allows, and more",
  incomparable: "allows something that BEFORE does not, and lacks something that BEFORE allows",
  unknown: "could not be compared with BEFORE",
};

function printText(
  before: string,
  after: string,
  comparison: Comparison,
  unused: UnusedComparison | undefined,
  palette: Palette,
): string {
  const { relation, counterexample, reverse, reasons } = comparison;
  const safe = relation === "equivalent" || relation === "narrower";
  const lines = [
    `${(safe ? palette.green : palette.red)(relation)}: AFTER (${printable(after)}) ${MEANINGS[relation]} (${printable(before)})`,
  ];
  if (counterexample !== undefined)
    lines.push(...printRequest("AFTER allows and BEFORE does not:", counterexample));
  if (reverse !== undefined)
    lines.push(...printRequest("BEFORE allows and AFTER does not, for example:", reverse));
  lines.push(...reasons.map((reason) => `  ${printable(reason)}`));
  if (unused !== undefined) lines.push(...printUnused(unused, palette));
  return `${lines.join("\n")}\n`;
}

function printUnused(
  { stillAllowed, lost, undecided }: UnusedComparison,
  palette: Palette,
): readonly string[] {
  const lines = [
    stillAllowed.length === 0
      ? "unused: AFTER allows none of it"
      : `unused: AFTER still allows ${count(stillAllowed.length, "unused action")}: ${shorten(stillAllowed)}`,
  ];
  if (lost.length === 0 && undecided.length === 0) lines.push("used: AFTER has lost nothing else");
  if (lost.length > 0) {
    const actions = lost.map(({ action }) => action);
    lines.push(
      `used: ${palette.red("AFTER has lost")} ${count(actions.length, "action")} that ${actions.length === 1 ? "is" : "are"} not unused: ${shorten(actions)}`,
    );
    const first = lost[0]?.counterexample;
    if (first !== undefined)
      lines.push(...printRequest("BEFORE allows and AFTER does not, for example:", first));
  }
  if (undecided.length > 0) lines.push(`used: could not be decided for ${shorten(undecided)}`);
  return lines;
}

function printRequest(
  title: string,
  { action, resource, principal, context }: Counterexample,
): readonly string[] {
  const rows = Object.entries(context).map(
    ([key, value]) =>
      `    context    ${key} = ${typeof value === "string" ? JSON.stringify(value) : `[${value.map((one) => JSON.stringify(one)).join(", ")}]`}`,
  );
  return [
    `  ${title}`,
    `    action     ${action}`,
    `    resource   ${resource}`,
    ...(principal === undefined ? [] : [`    principal  ${principal}`]),
    ...rows,
  ].map(printable);
}

function shorten(names: readonly string[]): string {
  const shown = names.slice(0, 10).join(", ");
  return printable(names.length > 10 ? `${shown} and ${String(names.length - 10)} more` : shown);
}
