import type { HolderReport } from "@iamend/engine";
import { count } from "../../output/count.js";
import { printable, type Palette } from "../../output/terminal.js";
import type { Judged } from "./judged.js";

/** `--explain-holders`: who holds each policy, how that is known, and which findings speak for whom. */
export function holderReport({ result, located, nameOf }: Judged, palette: Palette): string {
  const { holders } = result;
  if (holders.length === 0) return `${palette.bold("Holders")}: there is no policy that anybody could hold\n`;
  const lines = holders.flatMap((report) => {
    const { line, column } = located.position(report.at);
    return [
      `${printable(report.address)}  ${palette.dim(`${printable(nameOf(report.at.file))}:${String(line)}:${String(column)}`)}`,
      ...setOf(report, palette),
      ...report.holders.flatMap((holder) => holderLines(holder, palette)),
      "",
    ];
  });
  return `${palette.bold("Holders")}, by policy\n\n${lines.join("\n")}`;
}

function setOf({ closed, open, holders }: HolderReport, palette: Palette): readonly string[] {
  const listed = holders.length === 0 ? "no holder is known" : count(holders.length, "holder");
  if (closed) return [`  ${listed}; ${palette.green("nobody else can hold it")}`];
  return [
    `  ${listed}; ${palette.orange("others may hold it")}${open === undefined ? "" : `: ${printable(open.message)}`}`,
  ];
}

function holderLines(
  { address, type, name, known, speaks, silent, maybe }: HolderReport["holders"][number],
  palette: Palette,
): readonly string[] {
  const who = address === "" ? "" : ` (${printable(address)})`;
  return [
    `  ${type} ${printable(name)}${who}, name ${KNOWN.get(known) ?? known}`,
    ...speaks.map((arn) => `    ${palette.green("findings about it")}: ${printable(arn)}`),
    ...silent.map((arn) => `    ${palette.orange("no finding about it")}: ${printable(arn)}`),
    ...maybe.map((arn) => `    ${palette.orange("findings that may be about it")}: ${printable(arn)}`),
  ];
}

const KNOWN: ReadonlyMap<string, string> = new Map([
  ["mapping", "given by the configuration"],
  ["evidence", "told by evidence"],
  ["literal", "written in the source"],
  ["derived", "computed from the name of the stack, and fits one principal"],
  ["default", "a default that may be overridden"],
  ["partly", "known in part"],
  ["unknown", "not known"],
]);
