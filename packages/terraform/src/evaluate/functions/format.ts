// `format`, `formatlist` and `join`: text out of values, which stays partly known where a value is not.
import { spread } from "../alternatives.js";
import { convert } from "../convert.js";
import { isWhollyKnown } from "../known.js";
import { jsonText } from "../json.js";
import { numberText } from "../number-text.js";
import { composeText } from "../text.js";
import {
  choice,
  failure,
  isSomeText,
  list,
  some,
  unknown,
  type Element,
  type TextPart,
  type Unknown,
  type Value,
} from "../value.js";
import {
  builtString,
  doubt,
  listArgument,
  nullArgument,
  scalarArgument,
  unsupported,
  wrongCount,
  type Call,
  type FunctionDefinition,
} from "./definition.js";

interface Verb {
  readonly letter: string;
  readonly left: boolean;
  readonly zero: boolean;
  readonly width: number;
  readonly plain: boolean;
}

const VERB =
  /%(?<flags>[-+ #0]*)(?<width>\d{0,4})(?<precision>\.\d+)?(?<index>\[\d+\])?(?<letter>[a-zA-Z%])/y;

function formatText(spec: string, args: readonly Value[], call: Call): Value {
  const parts: TextPart[] = [];
  const used = new Set<number>();
  let next = 0;
  let index = 0;
  while (index < spec.length) {
    const percent = spec.indexOf("%", index);
    const until = percent < 0 ? spec.length : percent;
    if (until > index) parts.push({ kind: "text", value: spec.slice(index, until) });
    if (percent < 0) break;
    VERB.lastIndex = percent;
    const match = VERB.exec(spec);
    if (match?.groups === undefined) return failure("This verb is not one of `format`.", call.at);
    index = percent + match[0].length;
    const verb = verbOf(match.groups);
    if (verb === undefined) return unsupported("This verb of `format` is not followed.", call);
    if (verb.letter === "%") {
      parts.push({ kind: "text", value: "%" });
      continue;
    }
    const position = indexOf(match.groups) ?? next;
    const argument = args[position];
    if (argument === undefined) return failure("`format` has fewer arguments than verbs.", call.at);
    next = position + 1;
    used.add(position);
    const value = formatted(verb, argument, call);
    parts.push({ kind: "hole", value });
  }
  if (args.some((_, position) => !used.has(position) && position >= next)) {
    return failure("`format` has more arguments than verbs.", call.at);
  }
  return composeText(parts, call.name, call.at);
}

type Groups = Readonly<Record<string, string | undefined>>;

function verbOf(groups: Groups): Verb | undefined {
  const flags = groups["flags"] ?? "";
  const letter = groups["letter"] ?? "";
  if (groups["precision"] !== undefined || /[+ #]/.test(flags)) return undefined;
  const width = Number(groups["width"] ?? "");
  if (letter !== "%" && !"svqdt".includes(letter)) return undefined;
  return {
    letter,
    left: flags.includes("-"),
    zero: flags.includes("0"),
    width,
    plain: flags === "" && width === 0,
  };
}

function indexOf(groups: Groups): number | undefined {
  const index = groups["index"];
  return index === undefined ? undefined : Number(index.slice(1, -1)) - 1;
}

/** The text of one argument: a string, a partial one, a choice, or unknown. */
function formatted(verb: Verb, argument: Value, call: Call): Value {
  if (argument.kind === "unknown") return argument;
  return spread([argument], doubt(call), ([value = argument]) => {
    const text = textOf(verb, value, call);
    if (text.kind !== "string" || verb.plain) return verb.plain ? text : unknownUnlessFailed(text, call);
    return padded(verb, text.value, call);
  });
}

function unknownUnlessFailed(value: Value, call: Call): Value {
  return value.kind === "unknown" ? value : unknown(doubt(call));
}

function textOf(verb: Verb, value: Value, call: Call): Value {
  switch (verb.letter) {
    case "d":
      return wholeNumber(value, call);
    case "t": {
      const flag = scalarArgument(value, "bool", call);
      return flag.kind === "bool" ? builtString(String(flag.value), call) : flag;
    }
    case "q":
      return quoted(scalarArgument(value, "string", call), call);
    case "v":
      return anyText(value, call);
    default:
      return value.kind === "null" ? nullArgument(call) : convert(value, { kind: "string" }, call.at);
  }
}

function wholeNumber(value: Value, call: Call): Value {
  const given = scalarArgument(value, "number", call);
  if (given.kind !== "number") return given;
  const text = Number.isSafeInteger(given.value) ? numberText(given.value) : undefined;
  return text === undefined ? unsupported("This number is not followed.", call) : builtString(text, call);
}

function quoted(value: Value, call: Call): Value {
  if (value.kind !== "string") return value;
  const simple = /^[ -~]*$/.test(value.value);
  return simple
    ? builtString(`"${value.value.replaceAll(/["\\]/g, "\\$&")}"`, call)
    : unsupported("How this is quoted is not followed.", call);
}

function anyText(value: Value, call: Call): Value {
  if (value.kind === "null") return builtString("null", call);
  if (value.kind !== "list" && value.kind !== "object") return convert(value, { kind: "string" }, call.at);
  const text = isWhollyKnown(value) ? jsonText(value) : undefined;
  return text === undefined ? unknown(doubt(call)) : builtString(text, call);
}

function padded({ letter, width, left, zero }: Verb, text: string, call: Call): Value {
  if (!/^[ -~]*$/.test(text)) return unsupported("The width of this text is not followed.", call);
  if (left) return builtString(text.padEnd(width), call);
  if (!zero) return builtString(text.padStart(width), call);
  if (letter !== "d") return unsupported("Zeros before text are not followed.", call);
  const sign = text.startsWith("-") ? "-" : "";
  return builtString(sign + text.slice(sign.length).padStart(width - sign.length, "0"), call);
}

const format: FunctionDefinition = {
  whole: true,
  run([spec, ...args], call) {
    if (spec === undefined) return wrongCount(call);
    return spread([spec], doubt(call), ([chosen]) => {
      const text = scalarArgument(chosen, "string", call);
      return text.kind === "string" ? formatText(text.value, args, call) : text;
    });
  },
};

const formatlist: FunctionDefinition = {
  run([spec, ...args], call) {
    const text = scalarArgument(spec, "string", call);
    if (text.kind !== "string") return text;
    const lists = args.filter((arg) => arg.kind === "list");
    const lengths = new Set(lists.map(({ elements }) => elements.length));
    const doubtful = args.some((arg) => arg.kind === "unknown") || lists.some(hasDoubt);
    if (doubtful) return list("list", [some([], true, doubt(call))]);
    if (lengths.size > 1) return failure("The lists differ in length.", call.at);
    const [length = 1] = lengths;
    const elements = Array.from({ length }, (_, index) =>
      formatText(
        text.value,
        args.map((arg) => elementOrSelf(arg, index)),
        call,
      ),
    );
    const failed = elements.find(
      (element): element is Unknown => element.kind === "unknown" && element.fails,
    );
    return failed ?? list("list", elements);
  },
};

function hasDoubt(value: Extract<Value, { kind: "list" }>): boolean {
  return value.elements.some((element) => element.kind === "some");
}

function elementOrSelf(arg: Value, index: number): Value {
  const element = arg.kind === "list" ? arg.elements[index] : arg;
  return element === undefined || element.kind === "some" ? arg : element;
}

const join: FunctionDefinition = {
  run([separator, ...lists], call) {
    const between = scalarArgument(separator, "string", call);
    if (between.kind !== "string") return between;
    const [only, ...more] = lists;
    const lone = only?.kind === "list" && more.length === 0 ? loneText(only.elements, call) : undefined;
    if (lone !== undefined) return lone;
    const parts: TextPart[] = [];
    for (const argument of lists) {
      const elements = listArgument(argument, call);
      if ("kind" in elements) return elements;
      for (const element of elements) {
        if (parts.length > 0) parts.push({ kind: "text", value: between.value });
        parts.push({ kind: "hole", value: joined(element, call) });
      }
    }
    return composeText(parts, call.name, call.at);
  },
};

/** What only a deployment tells is itself where nothing is joined to it: the way to say "if it is there" before `one`. */
function loneText(elements: readonly Element[], call: Call): Value | undefined {
  const [element, ...others] = elements;
  if (element === undefined || others.length > 0) return undefined;
  if (element.kind === "unknown" && isSomeText(element)) return element;
  if (element.kind !== "some" || element.open) return undefined;
  const [value, ...rest] = element.values;
  if (value?.kind !== "unknown" || !isSomeText(value) || rest.length > 0) return undefined;
  return choice([value, builtString("", call)], element.reason);
}

function joined(element: Element, call: Call): Value {
  if (element.kind === "some") return unknown(element.reason);
  return element.kind === "null" ? nullArgument(call) : convert(element, { kind: "string" }, call.at);
}

export const FORMATS: Readonly<Record<string, FunctionDefinition>> = { format, formatlist, join };
