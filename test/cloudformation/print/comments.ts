import { roll, type Noise } from "../../support/print/noise.js";

/** What comments say, some of it awkward for whoever reads YAML with a search. */
const SAYINGS = [
  "as agreed",
  "- s3:GetObject",
  "] } ---",
  "Action: '*'",
  "!Sub ${AWS::Region} &anchor *alias",
  "it's 5 \" of snow",
  "größer ↯ 𝛀",
];

function saying(noise: Noise, key: string): string {
  return `note ${key}: ${SAYINGS[roll(noise, `${key}.saying`, SAYINGS.length)] ?? ""}`;
}

/** Mostly nothing, sometimes a comment up to the end of the line, with the blanks before it. */
export function behind(noise: Noise, key: string): string {
  switch (roll(noise, `${key}.behind`, 8)) {
    case 1:
      return ` # ${saying(noise, `${key}.behind`)}`;
    case 2:
      return `   #${saying(noise, `${key}.behind`)}`;
    default:
      return "";
  }
}

/** Mostly nothing, sometimes lines of comments, sometimes with a blank line; each ends with a line break. */
export function above(noise: Noise, key: string, indent: string): string {
  const said = saying(noise, `${key}.above`);
  switch (roll(noise, `${key}.above`, 12)) {
    case 1:
      return `${indent}# ${said}\n`;
    case 2:
      return `${indent}# ${said}\n${indent}#  more\n`;
    case 3:
      return `${indent}# ${said}\n\n`;
    case 4:
      return `\n${indent}# ${said}\n`;
    case 5:
      return "\n";
    default:
      return "";
  }
}
