import type { Refusal } from "../../contract.js";
import { isCertain } from "../elements.js";
import { compareText } from "../go-order.js";
import { typeOf, unify } from "../type.js";
import {
  choice,
  failure,
  list,
  object,
  some,
  unknown,
  type Element,
  type Entry,
  type ObjectValue,
  type Value,
} from "../value.js";
import {
  doubt,
  listArgument,
  scalarArgument,
  wrongCount,
  type Call,
  type FunctionDefinition,
} from "./definition.js";

const merge: FunctionDefinition = {
  run(args, call) {
    const given = args.filter((arg) => arg.kind !== "null");
    const entries = new Map<string, Entry>();
    let open: Refusal | undefined;
    for (const arg of given) {
      if (arg.kind === "object") for (const [key, entry] of arg.entries) entries.set(key, entry);
      const doubtful = arg.kind === "unknown" ? arg.reason : arg.kind === "object" ? arg.open : undefined;
      if (arg.kind !== "object" && arg.kind !== "unknown")
        return failure("Only maps and objects merge.", call.at);
      if (doubtful === undefined) continue;
      open = doubtful;
      const own = arg.kind === "object" ? arg.entries : new Map<string, Entry>();
      for (const [key, entry] of entries) {
        // What came before may be overridden by what is not known.
        if (!own.has(key))
          entries.set(key, { ...entry, value: choice([entry.value, unknown(doubtful)], doubtful) });
      }
    }
    const maps = given.length > 0 && given.every((arg) => arg.kind === "object" && arg.shape === "map");
    return object(maps ? "map" : "object", entries, { open });
  },
};

const lookup: FunctionDefinition = {
  run(args, call) {
    const [map, wanted, otherwise] = args;
    if (map === undefined || args.length > 3) return wrongCount(call);
    const key = scalarArgument(wanted, "string", call);
    if (map.kind === "unknown") return otherwise === undefined ? map : choice([map, otherwise], map.reason);
    if (map.kind !== "object") return failure("`lookup` needs a map or an object.", call.at);
    if (key.kind !== "string") return key.kind === "unknown" && key.fails ? key : unknown(doubt(call));
    const entry = map.entries.get(key.value);
    if (map.shape === "map" && otherwise !== undefined) {
      const common = unify([typeOf(map), { kind: "map", of: typeOf(otherwise) }]);
      const converts = common !== undefined && sameKind(map, otherwise);
      if (!converts) return failure("The default is not of the type of the map's elements.", call.at);
    }
    if (entry !== undefined) return entry.value;
    const missing = otherwise ?? failure(`There is no \`${key.value}\` here.`, call.at);
    return map.open === undefined ? missing : choice([unknown(map.open), missing], map.open);
  },
};

/** A map's elements and the default must be of one type to begin with. */
function sameKind(map: ObjectValue, otherwise: Value): boolean {
  const types = [...map.entries.values()].map(({ value }) => typeOf(value).kind);
  const own = typeOf(otherwise).kind;
  return own === "any" || types.every((kind) => kind === own || kind === "any");
}

function sortedEntries(map: ObjectValue): readonly (readonly [string, Entry])[] {
  return [...map.entries].toSorted(([left], [right]) => compareText(left, right));
}

function ofMap(act: (map: ObjectValue, call: Call) => readonly Element[]): FunctionDefinition {
  return {
    run(args, call) {
      const [map] = args;
      if (map === undefined || args.length > 1) return wrongCount(call);
      if (map.kind === "unknown") return list("list", [some([], true, map.reason)]);
      if (map.kind !== "object") return failure(`\`${call.name}\` needs a map or an object.`, call.at);
      const elements = act(map, call);
      const rest = map.open === undefined ? [] : [some([], true, map.open)];
      return list(map.shape === "map" ? "list" : "tuple", [...rest, ...elements]);
    },
  };
}

const keys = ofMap((map, call) =>
  sortedEntries(map).map(([value, entry]) => {
    const origin = { form: "built", at: entry.at ?? call.at, by: "key" } as const;
    return { kind: "string", value, origin };
  }),
);

const values = ofMap((map) => sortedEntries(map).map(([, entry]) => entry.value));

const zipmap: FunctionDefinition = {
  run(args, call) {
    const [names, given] = args;
    const left = listArgument(names, call);
    const right = listArgument(given, call);
    if ("kind" in left) return left;
    if ("kind" in right) return right;
    if (!left.every(isCertain) || !right.every(isCertain))
      return object("object", new Map(), { open: doubt(call) });
    if (left.length !== right.length) return failure("There are not as many keys as values.", call.at);
    const entries = new Map<string, Entry>();
    for (const [index, name] of left.entries()) {
      const key = scalarArgument(name, "string", call);
      const value = right[index];
      if (key.kind !== "string") return key.kind === "unknown" && key.fails ? key : unknown(doubt(call));
      if (value !== undefined) entries.set(key.value, { value });
    }
    return object(given?.kind === "list" && given.shape === "list" ? "map" : "object", entries);
  },
};

export const MAPS: Readonly<Record<string, FunctionDefinition>> = { merge, lookup, keys, values, zipmap };
