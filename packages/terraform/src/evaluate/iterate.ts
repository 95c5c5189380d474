import type { Place, Refusal } from "../contract.js";
import { compareText } from "./go-order.js";
import { reason } from "./reason.js";
import {
  failure,
  number,
  unknown,
  type ListValue,
  type ObjectValue,
  type Unknown,
  type Value,
} from "./value.js";

/**
 * One turn of a `for`. Not `certain`: it may happen any number of times, or never, with this value or, if `open`, with others.
 */
export type Turn =
  | { readonly certain: true; readonly key: Value; readonly value: Value }
  | {
      readonly certain: false;
      readonly key: Value;
      readonly value: Value;
      readonly open: boolean;
      readonly why: Refusal;
    };

/** The turns of a `for` over a list, set, map or object, in Terraform's order; choices must be spread before. */
export function iterate(source: Value, at: Place): readonly Turn[] | Unknown {
  switch (source.kind) {
    case "list":
      return listTurns(source);
    case "object":
      return objectTurns(source, at);
    case "unknown":
      return source.fails ? source : [doubtfulOf(source)];
    case "choice":
      return [doubtful(source.reason)];
    default:
      return failure("This is nothing to walk over.", at);
  }
}

function doubtful(why: Refusal): Turn {
  return { certain: false, key: unknown(why), value: unknown(why), open: true, why };
}

/** The turns over a resource whose keys are not known have some instance of it for a value. */
function doubtfulOf(source: Unknown): Turn {
  const turn = doubtful(source.reason);
  const isResource = source.refers !== undefined && source.refers.attribute === undefined;
  return isResource ? { ...turn, value: source } : turn;
}

function listTurns(source: ListValue): readonly Turn[] {
  let doubt: Refusal | undefined;
  return source.elements.flatMap((element, index): readonly Turn[] => {
    if (element.kind === "some") {
      doubt = element.reason;
      const { reason: why, open } = element;
      const named = element.values.map((value): Turn => {
        const key = source.shape === "set" ? value : unknown(why);
        return { certain: false, key, value, open: false, why };
      });
      return open ? [...named, doubtful(why)] : named;
    }
    const position = doubt === undefined ? number(index) : unknown(doubt);
    return [{ certain: true, key: source.shape === "set" ? element : position, value: element }];
  });
}

function objectTurns(source: ObjectValue, at: Place): readonly Turn[] {
  const keys = [...source.entries.keys()].toSorted(compareText);
  const turns = keys.flatMap((key): readonly Turn[] => {
    const entry = source.entries.get(key);
    if (entry === undefined) return [];
    const origin = { form: "built", at: entry.at ?? at, by: "key" } as const;
    return [{ certain: true, key: { kind: "string", value: key, origin }, value: entry.value }];
  });
  if (source.open === undefined) return turns;
  const why = reason("unresolved-reference", "There may be more keys.", at);
  return [...turns, doubtful(why)];
}
