import type { Range } from "../contract.js";

/** A JSON value as it stands in a text; every `range` covers the value with its quotes or brackets. */
export type JsonNode = JsonObject | JsonArray | JsonString | JsonNumber | JsonLiteral | JsonOpaque;

export interface JsonObject {
  readonly type: "object";
  readonly range: Range;
  /** In order, names that come twice included; an opaque member is a hole that may stand for any number of members. */
  readonly members: readonly (JsonMember | JsonOpaque)[];
}

export interface JsonMember {
  readonly type: "member";
  /** From the name to the end of the value. */
  readonly range: Range;
  readonly name: JsonString | JsonOpaque;
  readonly value: JsonNode;
}

export interface JsonArray {
  readonly type: "array";
  readonly range: Range;
  /** In order; an opaque element may stand for any number of elements. */
  readonly elements: readonly JsonNode[];
}

export interface JsonString {
  readonly type: "string";
  readonly range: Range;
  /** Decoded; absent if a hole stands in it. */
  readonly value?: string;
  /** What is known of it: decoded text, and the holes between. */
  readonly parts: readonly (string | Range)[];
}

export interface JsonNumber {
  readonly type: "number";
  readonly range: Range;
  /** As written: not every JSON number is a number of JavaScript. */
  readonly raw: string;
}

export interface JsonLiteral {
  readonly type: "literal";
  readonly range: Range;
  readonly value: boolean | null;
}

/** A hole, or a value that holes make: `${x}`, `%{if c}"a"%{else}"b"%{endif}`. */
export interface JsonOpaque {
  readonly type: "opaque";
  readonly range: Range;
}
