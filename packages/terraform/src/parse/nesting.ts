// A look at brackets, quotes and comments alone: cheap, without recursion, and before the real parser, which takes
// long over deep nesting and cannot say which brace is the one that is missing.
import { isSpace } from "./go-space.js";
import type { Complaint } from "./syntax-problem.js";

/** Deeper texts are refused; real code stays below 30. */
const MAX_NESTING = 400;
/** The grammar's scanner forgets where it is beyond about a hundred templates within one another. */
const MAX_TEMPLATES = 80;
/** `-` and `!` before one another nest too. */
const MAX_PREFIXES = 100;

interface Open {
  readonly kind: "bracket" | "template" | "quote" | "heredoc";
  readonly at: number;
  /** The text that ends it. */
  readonly close: string;
}

const CLOSING: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };

/** What is certainly wrong with the nesting of a text, or nothing. */
export function nestingFault(text: string): Complaint | undefined {
  const open: Open[] = [];
  let templates = 0;
  let prefixes = 0;
  let index = 0;

  function push(kind: Open["kind"], length: number, close: string): void {
    open.push({ kind, at: index, close });
    if (kind !== "bracket") templates += 1;
    index += length;
  }

  function pop(length: number): void {
    if (open.pop()?.kind !== "bracket") templates -= 1;
    index += length;
  }

  while (index < text.length) {
    const inside = open.at(-1);
    const char = text.charAt(index);
    if (inside?.kind === "quote" || inside?.kind === "heredoc") {
      if (isEscapedOpener(text, index)) index += 3;
      else if ((char === "$" || char === "%") && text[index + 1] === "{") push("template", 2, "}");
      else if (inside.kind === "quote") {
        if (char === "\\") index += 2;
        else if (char === '"') pop(1);
        else if (char === "\n" || char === "\r") return brokenString(inside.at, index);
        else index += 1;
      } else if (char === "\n") {
        const end = endOfMarker(text, index + 1, inside.close);
        if (end === undefined) index += 1;
        else pop(end - index);
      } else index += 1;
    } else if (char === "#" || (char === "/" && text[index + 1] === "/")) index = endOfLine(text, index);
    else if (char === "/" && text[index + 1] === "*") {
      const end = text.indexOf("*/", index + 2);
      if (end < 0) return fault(index, index + 2, "This comment has no end.", "*/");
      index = end + 2;
    } else if (char === '"') push("quote", 1, '"');
    else if (char === "<" && text[index + 1] === "<") {
      const heredoc = heredocOpener(text, index);
      if (heredoc === undefined) index += 2;
      // The line break stays: the marker may stand on the very next line.
      else push("heredoc", heredoc.length, heredoc.marker);
    } else {
      const close = CLOSING[char];
      if (close !== undefined) push("bracket", 1, close);
      else if (char === ")" || char === "]" || char === "}") {
        if (inside === undefined)
          return fault(index, index + 1, `Nothing is open that this \`${char}\` could close.`);
        if (inside.close !== char) {
          const message = `\`${char}\` stands where \`${inside.close}\` should close what is open.`;
          return fault(index, index + 1, message, inside.close);
        }
        pop(1);
      } else {
        if (char === "-" || char === "!") prefixes += 1;
        else if (char !== " " && char !== "\n") {
          prefixes = 0;
          if (isForeignSpace(text, index)) {
            return fault(index, index + 1, "Code knows no white space but spaces, tabs and line breaks.");
          }
        }
        index += 1;
      }
    }
    if (open.length > MAX_NESTING || templates > MAX_TEMPLATES || prefixes > MAX_PREFIXES)
      return tooDeep(index);
  }
  const unclosed = open.at(-1);
  if (unclosed === undefined) return undefined;
  if (unclosed.kind === "quote") return brokenString(unclosed.at, text.length);
  const what = unclosed.kind === "heredoc" ? "This heredoc" : "This bracket";
  const end = unclosed.kind === "heredoc" ? endOfLine(text, unclosed.at) : unclosed.at + 1;
  return fault(unclosed.at, end, `${what} is never closed.`, unclosed.close);
}

/** What the grammar would pass over, and HCL refuses; a carriage return belongs before a line feed. */
function isForeignSpace(text: string, index: number): boolean {
  const char = text.charAt(index);
  if (char === "\r") return text[index + 1] !== "\n";
  return char !== "\t" && (isSpace(char) || char === "\uFEFF");
}

/** `$${` and `%%{` stand for the characters `${` and `%{`. */
export function isEscapedOpener(text: string, index: number): boolean {
  const char = text[index];
  return (char === "$" || char === "%") && text[index + 1] === char && text[index + 2] === "{";
}

/** The marker of a heredoc that opens at `index`, and the length of the line's rest without its line feed. */
export function heredocOpener(text: string, index: number): { marker: string; length: number } | undefined {
  const line = text.slice(index, endOfLine(text, index));
  const match = /^<<-?([\p{L}\p{N}_-]+)\r?$/u.exec(line);
  return match?.[1] === undefined ? undefined : { marker: match[1], length: line.length };
}

/** The end of a heredoc's marker, if the line that starts at `index` holds nothing else. */
export function endOfMarker(text: string, index: number, marker: string): number | undefined {
  const end = endOfLine(text, index);
  // Without a line break behind it, HCL does not take it for the marker.
  if (end === text.length) return undefined;
  const line = text.slice(index, end);
  return line.trim() === marker ? index + line.trimEnd().length : undefined;
}

function endOfLine(text: string, index: number): number {
  const end = text.indexOf("\n", index);
  return end < 0 ? text.length : end;
}

function brokenString(start: number, end: number): Complaint {
  return fault(start, end, "A quoted string ends on the line it starts on.", '"');
}

function tooDeep(index: number): Complaint {
  return { code: "too-deep", message: "This is nested too deeply to be read.", at: [index - 1, index] };
}

function fault(start: number, end: number, message: string, expected?: string): Complaint {
  const complaint: Complaint = { code: "syntax-error", message, at: [start, end] };
  return expected === undefined ? complaint : { ...complaint, expected };
}
