import { roll } from "../../support/print/noise.js";
import type { Style } from "./style.js";

/** What comments say, some of it awkward for whoever reads HCL with a search. */
const SAYINGS = [
  "as agreed",
  '"s3:GetObject",',
  "] } EOF",
  'Statement = [{ Action = "*" }]',
  "${var.region} %{if",
  "it's 5 \" of snow",
  "größer ↯ 𝛀",
];

function saying(style: Style, key: string): string {
  return `note ${key}: ${SAYINGS[roll(style, `${key}.saying`, SAYINGS.length)] ?? ""}`;
}

/** Mostly nothing, sometimes a comment that ends where its line ends; with the blank before it. */
export function behind(style: Style, key: string): string {
  switch (roll(style, `${key}.behind`, 9)) {
    case 1:
      return ` # ${saying(style, `${key}.behind`)}`;
    case 2:
      return `  // ${saying(style, `${key}.behind`)}`;
    case 3:
      return ` /* ${saying(style, `${key}.behind`)} */`;
    default:
      return "";
  }
}

/** Mostly nothing, sometimes lines of comments, sometimes with a blank line; each ends with a line break. */
export function above(style: Style, key: string, indent: string): string {
  const said = saying(style, `${key}.above`);
  switch (roll(style, `${key}.above`, 12)) {
    case 1:
      return `${indent}# ${said}\n`;
    case 2:
      return `${indent}// ${said}\n${indent}// more\n`;
    case 3:
      return `${indent}/* ${said} */\n`;
    case 4:
      return `${indent}/* ${said}\n${indent} * more */\n`;
    case 5:
      return `${indent}# ${said}\n\n`;
    case 6:
      return `\n${indent}# ${said}\n`;
    case 7:
      return "\n";
    default:
      return "";
  }
}

/** Mostly nothing, sometimes a comment within a line, with a blank before it. */
export function within(style: Style, key: string): string {
  return roll(style, `${key}.within`, 12) === 1 ? ` /* ${saying(style, `${key}.within`)} */` : "";
}
