// JSON that is read from a file as it is: its strings were written there, and can be changed there.
import { parseJson, type JsonNode } from "@iamend/source";
import type { Place, Range } from "../contract.js";
import { parseNumber } from "./number-text.js";
import { reason } from "./reason.js";
import { bool, failure, list, NULL, number, object, unknown, type Entry, type Value } from "./value.js";

const MAX_DEPTH = 100;

/** What `jsondecode` makes of the whole text of a file; every value knows its place in it. `at`: the call. */
export function decodeFile(text: string, file: string, at: Place): Value {
  const reading = parseJson(text);
  if (!reading.ok) {
    return reading.problem.code === "too-deep"
      ? unknown(reason("too-deep", "This JSON is nested too deeply.", at))
      : failure("This is not valid JSON.", at);
  }
  return decode(reading.root, undefined, 0);

  function place(range: Range): Place {
    return { file, range };
  }

  function decode(node: JsonNode, around: Place | undefined, depth: number): Value {
    if (depth > MAX_DEPTH) return unknown(reason("too-deep", "This JSON is nested too deeply.", at));
    switch (node.type) {
      case "string": {
        const origin = { form: "literal", at: place(node.range) } as const;
        const value = (node.value ?? "").normalize("NFC");
        return { kind: "string", value, origin: around === undefined ? origin : { ...origin, list: around } };
      }
      case "array": {
        const here = place(node.range);
        return list(
          "tuple",
          node.elements.map((element) => decode(element, here, depth + 1)),
          here,
        );
      }
      case "object":
        return object("object", new Map(node.members.flatMap((member) => entryOf(member, depth))), {
          at: place(node.range),
        });
      case "number": {
        const value = parseNumber(node.raw);
        return value === undefined
          ? unknown(reason("unsupported", "This number is not followed.", at))
          : number(value);
      }
      case "literal":
        return node.value === null ? NULL : bool(node.value);
      case "opaque":
        return unknown(reason("unsupported", "This is not followed.", place(node.range)));
    }
  }

  function entryOf(
    member: Extract<JsonNode, { type: "object" }>["members"][number],
    depth: number,
  ): readonly (readonly [string, Entry])[] {
    if (member.type !== "member" || member.name.type !== "string") return [];
    const value = decode(member.value, undefined, depth + 1);
    return [[(member.name.value ?? "").normalize("NFC"), { value, at: place(member.range) }]];
  }
}
