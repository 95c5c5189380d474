import type { Notice } from "@iamend/engine";
import { brief, printable, type Palette } from "../../output/terminal.js";
import { isBroken } from "../exit-code.js";
import type { LocatedText } from "./located-text.js";

/** Of one kind, more than these are only counted. */
const MOST_OF_A_KIND = 5;

/** Notices, each on a line with its place; with `strict` those that then count as errors say so. */
export function printNotices(
  notices: readonly Notice[],
  { located, nameOf, strict }: { located: LocatedText; nameOf: (file: string) => string; strict: boolean },
  palette: Palette,
): string {
  const kinds = new Map<string, number>();
  const lines: string[] = [];
  for (const notice of notices) {
    const { code, message, at, strict: counts } = notice;
    const before = kinds.get(code) ?? 0;
    kinds.set(code, before + 1);
    if (before >= MOST_OF_A_KIND) continue;
    const level =
      isBroken(notice) || (strict && counts === true) ? palette.red("error") : palette.orange("note");
    lines.push(
      `${level}: ${at === undefined ? "" : `${placeText(at, located, nameOf)}: `}${brief(message)}\n`,
    );
  }
  for (const [code, number] of kinds) {
    if (number > MOST_OF_A_KIND)
      lines.push(
        `${palette.orange("note")}: ${String(number - MOST_OF_A_KIND)} more of ${printable(code)}; --format json has them all\n`,
      );
  }
  return lines.join("");
}

function placeText(
  at: NonNullable<Notice["at"]>,
  located: LocatedText,
  nameOf: (file: string) => string,
): string {
  const { line, column } = located.position(at);
  return `${printable(nameOf(at.file))}:${String(line)}:${String(column)}`;
}
