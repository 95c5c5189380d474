import { elementAt } from "../access.js";
import { blur, certainElements, isCertain, namedElements } from "../elements.js";
import { convertElement } from "../convert.js";
import { knownEqual } from "../equal.js";
import { compareText } from "../go-order.js";
import { graphemes } from "../graphemes.js";
import { makeSet, withoutDuplicates } from "../set.js";
import { elementType, STRING } from "../type.js";
import {
  bool,
  choice,
  failure,
  isSomeText,
  list,
  NULL,
  number,
  some,
  unknown,
  type Element,
  type Unknown,
  type Value,
} from "../value.js";
import { setproduct } from "./set-product.js";
import { unified } from "./unified.js";
import {
  doubt,
  isSet,
  listArgument,
  scalarArgument,
  unsupported,
  wrongCount,
  type Call,
  type FunctionDefinition,
} from "./definition.js";

/** A function of one list whose other arguments, if any, are its own business. */
function ofList(
  count: number,
  act: (elements: readonly Element[], args: readonly Value[], call: Call) => Value,
): FunctionDefinition {
  return {
    run(args, call) {
      if (args.length !== count) return wrongCount(call);
      const elements = listArgument(args[0], call);
      return "kind" in elements ? elements : act(elements, args, call);
    },
  };
}

/** The same for several lists, choices included: what may be in one of them may be in the result. */
function ofLists(act: (lists: readonly (readonly Element[])[], args: readonly Value[], call: Call) => Value) {
  return {
    whole: true,
    run(args, call) {
      const lists: (readonly Element[])[] = [];
      for (const arg of args) {
        const elements = listArgument(arg, call);
        if ("kind" in elements) return elements;
        lists.push(elements);
      }
      return act(lists, args, call);
    },
  } as const satisfies FunctionDefinition;
}

function isList(value: Value): boolean {
  return value.kind === "list" && value.shape === "list";
}

const concat = ofLists((lists, args, call) => {
  if (args.length === 0) return wrongCount(call);
  if (args.some(isSet)) return failure("A set has no order.", call.at);
  const all = lists.flat();
  if (!args.every(isList)) return list("tuple", all);
  const elements = unified(all, call);
  return "kind" in elements ? elements : list("list", elements);
});

const flatten = ofLists(([elements = []], args, call) =>
  args.length === 1 ? list("tuple", flat(elements, call)) : wrongCount(call),
);

function flat(elements: readonly Element[], call: Call): readonly Element[] {
  return elements.flatMap((element): readonly Element[] => {
    switch (element.kind) {
      case "list":
        return flat(element.elements, call);
      case "unknown":
        // It may be a list of any length.
        return isSomeText(element) ? [element] : [some([], true, element.reason)];
      case "choice":
        return [blur(flat(element.alternatives, call), element.reason)];
      case "some": {
        const inner = blur(flat(element.values, call), element.reason);
        return [{ ...inner, open: inner.open || element.open }];
      }
      default:
        return [element];
    }
  });
}

const compact = ofLists(([elements = []], args, call) => {
  if (args.length !== 1) return wrongCount(call);
  const kept: Element[] = [];
  for (const element of elements) {
    const text = convertElement(element, STRING, call.at);
    if (text.kind === "unknown" && text.fails) return text;
    kept.push(...withoutEmpty(text));
  }
  return list("list", kept);
});

function withoutEmpty(element: Element): readonly Element[] {
  switch (element.kind) {
    case "null":
      return [];
    case "string":
      return element.value === "" ? [] : [element];
    case "unknown":
      return isSomeText(element) ? [element] : [some([], true, element.reason)];
    case "choice": {
      const left = element.alternatives.flatMap(withoutEmpty);
      return left.length === element.alternatives.length && left.every(isCertain)
        ? [element]
        : [blur(left, element.reason)];
    }
    case "some": {
      const values = namedElements(element.values.flatMap(withoutEmpty));
      return [some(values, element.open, element.reason)];
    }
    default:
      return [element];
  }
}

const distinct = ofLists(([elements = []], args, call) => {
  if (args.length !== 1) return wrongCount(call);
  const converted = unified(elements, call);
  return "kind" in converted ? converted : list("list", withoutDuplicates(converted));
});

const length: FunctionDefinition = {
  run([value, ...others], call) {
    if (value === undefined || others.length > 0) return wrongCount(call);
    switch (value.kind) {
      case "unknown":
        return value;
      case "list": {
        const elements = certainElements(value);
        const counted = elements !== undefined && (value.shape !== "set" || elements.every(isScalar));
        return counted ? number(elements.length) : unknown(doubt(call));
      }
      case "object":
        return value.open === undefined ? number(value.entries.size) : unknown(value.open);
      case "partial":
        return unknown(doubt(call));
      case "string":
        return number(graphemes(value.value).length);
      default:
        return failure("This has no length.", call.at);
    }
  },
};

function isScalar(value: Value): boolean {
  return value.kind === "string" || value.kind === "number" || value.kind === "bool";
}

const contains = ofList(2, (elements, [, sought = NULL], call) => {
  const answers = elements.map((element) => (isCertain(element) ? knownEqual(element, sought) : undefined));
  if (answers.includes(true)) return bool(true);
  return answers.includes(undefined) ? unknown(doubt(call)) : bool(false);
});

const index = ofList(2, (elements, [source, sought = NULL], call) => {
  if (isSet(source)) return failure("A set has no order.", call.at);
  for (const [position, element] of elements.entries()) {
    const same = isCertain(element) ? knownEqual(element, sought) : undefined;
    if (same === undefined) return unknown(doubt(call));
    if (same) return number(position);
  }
  return failure("The list does not hold this value.", call.at);
});

const element = ofList(2, (elements, [source, position], call) => {
  if (isSet(source)) return failure("A set has no order.", call.at);
  const wanted = scalarArgument(position, "number", call);
  if (wanted.kind !== "number") return wanted;
  if (wanted.value < 0) return unsupported("Versions of Terraform differ on a negative index.", call);
  if (elements.length === 0) return failure("The list is empty.", call.at);
  if (!elements.every(isCertain)) return elementAt(elements, wanted.value, call.at);
  return elementAt(elements, wanted.value % elements.length, call.at);
});

const slice = ofList(3, (elements, [source, from, to], call) => {
  const start = scalarArgument(from, "number", call);
  const end = scalarArgument(to, "number", call);
  if (start.kind !== "number" || end.kind !== "number" || !elements.every(isCertain)) {
    const blocked = [start, end].find((one): one is Unknown => one.kind === "unknown" && one.fails);
    return blocked ?? list("list", [blur(elements, doubt(call))]);
  }
  if (isSet(source)) return failure("A set has no order.", call.at);
  const fits = 0 <= start.value && start.value <= end.value && end.value <= elements.length;
  if (!fits) return failure("The list is shorter than that.", call.at);
  return list(
    source !== undefined && isList(source) ? "list" : "tuple",
    elements.slice(start.value, end.value),
  );
});

const reverse = ofList(1, (elements, [source], call) => {
  if (!elements.every(isCertain)) return list("list", [blur(elements, doubt(call))]);
  return list(source?.kind === "list" && source.shape === "tuple" ? "tuple" : "list", elements.toReversed());
});

const sort = ofList(1, (elements, _, call) => {
  const texts = elements.map((one) => convertElement(one, STRING, call.at));
  const failed = texts.find((one): one is Unknown => one.kind === "unknown" && one.fails);
  if (failed !== undefined) return failed;
  const strings = texts.flatMap((one) => (one.kind === "string" ? [one] : []));
  if (strings.length < texts.length) return list("list", [blur(texts, doubt(call))]);
  return list(
    "list",
    strings.toSorted((left, right) => compareText(left.value, right.value)),
  );
});

const chunklist = ofList(2, (elements, [, size], call) => {
  const wanted = scalarArgument(size, "number", call);
  if (wanted.kind !== "number") return wanted;
  if (wanted.value < 0 || !Number.isSafeInteger(wanted.value))
    return failure("A chunk has no such size.", call.at);
  const converted = unified(elements, call);
  if ("kind" in converted) return converted;
  if (!converted.every(isCertain)) return list("list", [some([], true, doubt(call))]);
  const length = wanted.value === 0 ? Math.max(1, converted.length) : wanted.value;
  const chunks = Array.from({ length: Math.ceil(converted.length / length) }, (_, chunk) =>
    list("list", converted.slice(chunk * length, (chunk + 1) * length)),
  );
  return list("list", chunks);
});

const one = ofList(1, (elements, _, call) => {
  const doubtful = elements.find((each) => each.kind === "some");
  if (doubtful !== undefined) {
    const certain = elements.filter(isCertain);
    const open = elements.some((each) => each.kind === "some" && each.open);
    if (certain.length > 1) return failure("There is more than one element.", call.at);
    if (certain[0] !== undefined) return certain[0];
    const maybe = [NULL, ...namedElements(elements), ...(open ? [unknown(doubtful.reason)] : [])];
    return choice(maybe, doubtful.reason);
  }
  if (elements.length > 1) return failure("There is more than one element.", call.at);
  const [only = NULL] = elements;
  return isCertain(only) ? only : NULL;
});

/** `alltrue` and `anytrue`: `settling` is the value of an element that decides. */
function settledBy(settling: boolean): FunctionDefinition {
  return ofList(1, (elements, _, call) => {
    const flags = elements.map((each) => convertElement(each, { kind: "bool" }, call.at));
    const failed = flags.find((each): each is Unknown => each.kind === "unknown" && each.fails);
    if (failed !== undefined) return failed;
    const settled = flags.some((each) =>
      each.kind === "null" ? !settling : each.kind === "bool" && each.value === settling,
    );
    if (settled) return bool(settling);
    const known = flags.every((each) => each.kind === "bool" || each.kind === "null");
    return known ? bool(!settling) : unknown(doubt(call));
  });
}

/** Elements brought to a common type over all the lists, as sets. */
function ofSets(
  act: (first: readonly Element[], others: readonly (readonly Element[])[], call: Call) => readonly Element[],
): FunctionDefinition {
  return ofLists((lists, _, call) => {
    const type = elementType(lists.flat());
    const sets = lists.map((elements) => elements.map((each) => convertElement(each, type, call.at)));
    const failed = sets.flat().find((each): each is Unknown => each.kind === "unknown" && each.fails);
    const [first, ...others] = sets;
    if (failed !== undefined) return failed;
    return first === undefined ? wrongCount(call) : makeSet(act(first, others, call));
  });
}

/** Whether an element is in a list: yes, no, or not known. */
function among(sought: Value, elements: readonly Element[]): boolean | undefined {
  const answers = elements.map((each) => (isCertain(each) ? knownEqual(each, sought) : undefined));
  if (answers.includes(true)) return true;
  return answers.includes(undefined) ? undefined : false;
}

/** The first elements, of which some drop out for being, or not being, among the others. */
function filtered(
  first: readonly Element[],
  keeps: (value: Value) => boolean | undefined,
  call: Call,
): readonly Element[] {
  return first.flatMap((each): readonly Element[] => {
    if (!isCertain(each)) {
      const values = each.values.filter((value) => keeps(value) !== false);
      return [some(values, each.open, each.reason)];
    }
    const kept = keeps(each);
    if (kept === undefined) return [some([each], false, doubt(call))];
    return kept ? [each] : [];
  });
}

const setunion = ofSets((first, others) => [...first, ...others.flat()]);

const setintersection = ofSets((first, others, call) =>
  filtered(
    first,
    (value) => {
      const answers = others.map((other) => among(value, other));
      if (answers.includes(false)) return false;
      return answers.includes(undefined) ? undefined : true;
    },
    call,
  ),
);

const setsubtract = ofSets((first, others, call) =>
  filtered(
    first,
    (value) => {
      const answer = among(value, others.flat());
      return answer === undefined ? undefined : !answer;
    },
    call,
  ),
);

export const LISTS: Readonly<Record<string, FunctionDefinition>> = {
  concat,
  flatten,
  compact,
  distinct,
  length,
  contains,
  index,
  element,
  slice,
  reverse,
  sort,
  chunklist,
  one,
  alltrue: settledBy(false),
  anytrue: settledBy(true),
  setunion,
  setintersection,
  setsubtract,
  setproduct,
};
