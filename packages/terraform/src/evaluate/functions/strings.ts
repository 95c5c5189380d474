import { isSpace } from "../../parse/go-space.js";
import {
  builtString,
  scalar,
  scalarArgument,
  unsupported,
  wrongCount,
  type FunctionDefinition,
} from "./definition.js";
import { graphemes } from "../graphemes.js";
import { list } from "../value.js";

/** Go changes the case of each character by itself, and leaves those whose other case takes several. */
function mapCase(text: string, change: (char: string) => string): string {
  let result = "";
  for (const char of text) {
    const changed = change(char);
    result += Array.from(changed).length === 1 ? changed : char;
  }
  return result;
}

const upper = (text: string): string => mapCase(text, (char) => char.toUpperCase());
const lower = (text: string): string => mapCase(text, (char) => char.toLowerCase());

/** Raises what follows anything but a letter, a digit or `_`; beyond ASCII, what follows white space. */
function title(text: string): string {
  let result = "";
  let separated = true;
  for (const char of text) {
    result += separated ? upper(char) : char;
    separated = char <= "\u007f" ? !/[0-9A-Za-z_]/.test(char) : isSpace(char);
  }
  return result;
}

function trimWhere(text: string, drop: (char: string) => boolean): string {
  const chars = Array.from(text);
  let start = 0;
  let end = chars.length;
  while (start < end && drop(chars[start] ?? "")) start += 1;
  while (end > start && drop(chars[end - 1] ?? "")) end -= 1;
  return chars.slice(start, end).join("");
}

function substr(text: string, offset: number, length: number): string {
  const chars = graphemes(text);
  const start = offset < 0 ? Math.max(0, chars.length + offset) : offset;
  return chars.slice(start, length < 0 ? undefined : start + length).join("");
}

const split: FunctionDefinition = {
  run(args, call) {
    if (args.length !== 2) return wrongCount(call);
    const [separator, text] = args.map((value) => scalarArgument(value, "string", call));
    if (separator?.kind !== "string") return separator ?? wrongCount(call);
    if (text?.kind !== "string") return text ?? wrongCount(call);
    const words = separator.value === "" ? Array.from(text.value) : text.value.split(separator.value);
    return list(
      "list",
      words.map((word) => builtString(word, call)),
    );
  },
};

const replace = scalar(["string", "string", "string"], ([text, search, by], call) => {
  const isPattern = search.length > 1 && search.startsWith("/") && search.endsWith("/");
  if (isPattern) return unsupported("Regular expressions are not followed.", call);
  if (search !== "") return text.split(search).join(by);
  return (
    by +
    Array.from(text)
      .map((char) => char + by)
      .join("")
  );
});

export const STRINGS: Readonly<Record<string, FunctionDefinition>> = {
  lower: scalar(["string"], ([text]) => lower(text)),
  upper: scalar(["string"], ([text]) => upper(text)),
  title: scalar(["string"], ([text]) => title(text)),
  trim: scalar(["string", "string"], ([text, cut]) =>
    trimWhere(text, (char) => Array.from(cut).includes(char)),
  ),
  trimspace: scalar(["string"], ([text]) => trimWhere(text, isSpace)),
  trimprefix: scalar(["string", "string"], ([text, start]) =>
    text.startsWith(start) ? text.slice(start.length) : text,
  ),
  trimsuffix: scalar(["string", "string"], ([text, end]) =>
    text.endsWith(end) ? text.slice(0, text.length - end.length) : text,
  ),
  startswith: scalar(["string", "string"], ([text, start]) => text.startsWith(start)),
  endswith: scalar(["string", "string"], ([text, end]) => text.endsWith(end)),
  strcontains: scalar(["string", "string"], ([text, part]) => text.includes(part)),
  substr: scalar(["string", "number", "number"], ([text, offset, length]) => substr(text, offset, length)),
  split,
  replace,
};
