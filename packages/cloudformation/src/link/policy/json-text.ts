// A policy that is written as JSON in a text: where its characters stand in the template.
import {
  embedQuoted,
  embedSub,
  embedWithin,
  embedYamlScalar,
  parseJson,
  rawRange,
  type EmbeddedText,
  type JsonMember,
  type JsonNode,
} from "@iamend/source";
import type { Place, Range, Refusal } from "../../contract.js";
import { intrinsicOf } from "../../evaluate/intrinsic.js";
import { resolved } from "../../evaluate/members.js";
import type { ScalarNode } from "../../parse/node.js";
import { placeOf, type Cursor } from "../cursor.js";
import { refuse } from "../refusal.js";

/** A text read as JSON. */
export interface JsonText {
  readonly embedded: EmbeddedText;
  readonly root: JsonNode;
  /** From the cursor to the scalar. */
  readonly steps: readonly (string | number)[];
  /** Set: it is no JSON before its variables are put in, so that no other reader of JSON could check an edit. */
  readonly bare?: Refusal;
  /** Where a range of the JSON stands in the file; undefined: its ends are no places there. */
  place(range: Range): Place | undefined;
}

/** The JSON in a scalar, with `Fn::Sub` around it or not; undefined if there is no text at all. */
export function jsonTextAt(cursor: Cursor): JsonText | Refusal | undefined {
  const found = scalarAt(cursor);
  if (found === undefined) return undefined;
  const { scalar, steps, isSub } = found;
  const at = placeOf(cursor, scalar);
  const outer = embedScalar(cursor, scalar);
  if ("code" in outer) return refuse("not-a-policy", "it is no policy as it is written", at);
  const embedded = isSub ? embedWithin(outer, embedSub(outer.text)) : outer;
  const reading = parseJson(embedded.text, { holes: embedded.holes });
  const place = (range: Range): Place | undefined => {
    const raw = rawRange(embedded, range);
    return raw === undefined ? undefined : { file: at.file, range: raw };
  };
  if (!reading.ok) {
    const message = `the text is no policy in JSON: ${reading.problem.message}`;
    return refuse("not-a-policy", message, place(reading.problem.range) ?? at);
  }
  const hole = bareHole(reading.root);
  const bare =
    hole === undefined
      ? undefined
      : refuse(
          "bare-variable",
          "a variable stands outside of the quotes of the JSON",
          place(hole.range) ?? at,
        );
  return { embedded, root: reading.root, steps, place, ...(bare === undefined ? {} : { bare }) };
}

/** What stands where no string is, and is no JSON by itself. */
function bareHole(node: JsonNode | JsonMember): JsonNode | undefined {
  switch (node.type) {
    case "opaque":
      return node;
    case "array":
      return first(node.elements);
    case "object":
      return first(node.members);
    case "member":
      return bareHole(node.name) ?? bareHole(node.value);
    default:
      return undefined;
  }
}

function first(nodes: readonly (JsonNode | JsonMember)[]): JsonNode | undefined {
  for (const node of nodes) {
    const found = bareHole(node);
    if (found !== undefined) return found;
  }
  return undefined;
}

interface FoundScalar {
  readonly scalar: ScalarNode;
  readonly steps: JsonText["steps"];
  readonly isSub: boolean;
}

function scalarAt({ node }: Cursor): FoundScalar | undefined {
  const call = intrinsicOf(node);
  if (call === undefined)
    return node.kind === "scalar" && node.type === "string"
      ? { scalar: node, steps: [], isSub: false }
      : undefined;
  if (call.name !== "Fn::Sub") return undefined;
  const start = call.form === "tag" ? [] : ["Fn::Sub"];
  const argument = resolved(call.argument);
  if (argument?.kind === "scalar") return { scalar: argument, steps: start, isSub: true };
  const first = argument?.kind === "sequence" ? argument.items[0] : undefined;
  const text = first === undefined ? undefined : resolved(first);
  return text?.kind === "scalar" ? { scalar: text, steps: [...start, 0], isSub: true } : undefined;
}

function embedScalar({ source }: Cursor, { inner, style }: ScalarNode): ReturnType<typeof embedYamlScalar> {
  if (source.language === "json") return embedQuoted(source.text, [inner[0] + 1, inner[1] - 1], "json");
  if (style === "single" || style === "double" || style === "block")
    return embedYamlScalar(source.text, inner, style);
  return { code: "not-quoted", message: "A plain text is no JSON.", range: inner };
}
