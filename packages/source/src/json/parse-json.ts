import type { Range } from "../contract.js";
import type { TextProblem } from "../edit/text-edit.js";
import type { JsonArray, JsonMember, JsonNode, JsonObject, JsonOpaque } from "./json-node.js";
import { JsonScanner, problem, type JsonToken } from "./json-scanner.js";

export interface JsonOptions {
  /** Ranges whose text is not JSON but will be some, or nothing, once it is rendered; in order. */
  readonly holes?: readonly Range[];
}

export type JsonReading =
  { readonly ok: true; readonly root: JsonNode } | { readonly ok: false; readonly problem: TextProblem };

const MAX_DEPTH = 1000;

/**
 * Reads a JSON text into nodes with offsets; a problem `invalid-json` or `too-deep` with its place if it is none.
 *
 * Strict JSON, but a BOM may stand first. A hole may stand in a string, for a value, a name, members or elements; beside
 * one, commas may be missing or left over, for it may bring its own. Deeper than 1,000 levels nothing is read.
 *
 * The well-kept `@humanwhocodes/momoa` reads JSON with positions too, but knows no holes and overflows the stack on
 * deep nesting; holes change what may follow what, so they cannot be added from outside.
 */
export function parseJson(text: string, options: JsonOptions = {}): JsonReading {
  const parser = new Parser(new JsonScanner(text, options.holes ?? []));
  try {
    return { ok: true, root: parser.document() };
  } catch (error) {
    if (error instanceof Stop) return { ok: false, problem: error.problem };
    throw error;
  }
}

/** Leaves the recursion with a problem; it never leaves this module. */
class Stop extends Error {
  readonly problem: TextProblem;

  constructor(found: TextProblem) {
    super(found.message);
    this.problem = found;
  }
}

class Parser {
  readonly #scanner: JsonScanner;
  #token: JsonToken;
  #depth = 0;

  constructor(scanner: JsonScanner) {
    this.#scanner = scanner;
    this.#token = { type: "end", range: [0, 0] };
  }

  document(): JsonNode {
    this.#advance();
    const root = this.#valueWithHoles();
    if (this.#token.type !== "end") this.#stop("The text goes on after its value.");
    return root;
  }

  /** A value; where it starts with a hole, all that follows without a comma is part of it. */
  #valueWithHoles(): JsonNode {
    let value = this.#value();
    while (value.type === "opaque" && this.#startsValue()) {
      const { range } = this.#value();
      value = { type: "opaque", range: [value.range[0], range[1]] };
    }
    // `80${x}` is one number.
    while (this.#token.type === "opaque" && isBare(value) && this.#token.range[0] === value.range[1]) {
      value = { type: "opaque", range: [value.range[0], this.#take().range[1]] };
    }
    return value;
  }

  #value(): JsonNode {
    const token = this.#token;
    switch (token.type) {
      case "{":
        return this.#nested(() => this.#object());
      case "[":
        return this.#nested(() => this.#array());
      case "string":
      case "number":
      case "literal":
      case "opaque":
        this.#advance();
        return token;
      case "end":
        return this.#stop("The text ends where a value should stand.");
      default:
        return this.#stop(`A value should stand here, not \`${token.type}\`.`);
    }
  }

  #nested(read: () => JsonNode): JsonNode {
    if (++this.#depth > MAX_DEPTH) {
      throw new Stop({
        code: "too-deep",
        message: `The text nests deeper than ${String(MAX_DEPTH)} levels.`,
        range: this.#token.range,
      });
    }
    const node = read();
    this.#depth--;
    return node;
  }

  #array(): JsonArray {
    const [start] = this.#take().range;
    const elements: JsonNode[] = [];
    const end = this.#items("]", "element", () => {
      const element = this.#value();
      elements.push(element);
      return element.type === "opaque";
    });
    return { type: "array", range: [start, end], elements };
  }

  #object(): JsonObject {
    const [start] = this.#take().range;
    const members: (JsonMember | JsonOpaque)[] = [];
    const end = this.#items("}", "member", () => {
      const member = this.#member();
      members.push(member);
      return member.type === "opaque";
    });
    return { type: "object", range: [start, end], members };
  }

  #member(): JsonMember | JsonOpaque {
    const name = this.#token;
    if (name.type !== "string" && name.type !== "opaque") {
      return this.#stop("The name of a member should stand here, between double quotes.");
    }
    this.#advance();
    if (this.#token.type !== ":") {
      if (name.type === "opaque") return name;
      return this.#stop("A colon should stand between the name and the value of a member.");
    }
    this.#advance();
    const value = this.#valueWithHoles();
    return { type: "member", range: [name.range[0], value.range[1]], name, value };
  }

  /**
   * What stands between brackets, to the end of the closing one: items with one comma between them. From a hole to the
   * next item nothing is known about commas. `read` reads an item and says whether it is a hole.
   */
  #items(close: "]" | "}", what: string, read: () => boolean): number {
    let last: "start" | "item" | "comma" = "start";
    let loose = false;
    for (;;) {
      const { type } = this.#token;
      if (type === close) {
        if (last === "comma" && !loose) this.#stop(`A comma stands behind the last ${what}.`);
        return this.#take().range[1];
      }
      if (type === "end") this.#stop(`The text ends before the closing \`${close}\`.`);
      if (type === ",") {
        if (last !== "item" && !loose) this.#stop("A comma stands here with nothing before it.");
        last = "comma";
        this.#advance();
      } else {
        if (type !== "opaque" && last === "item" && !loose) this.#stop("A comma is missing before this.");
        loose = read();
        last = "item";
      }
    }
  }

  #startsValue(): boolean {
    const { type } = this.#token;
    return type !== "," && type !== ":" && type !== "]" && type !== "}" && type !== "end";
  }

  #take(): JsonToken {
    const token = this.#token;
    this.#advance();
    return token;
  }

  #advance(): void {
    const token = this.#scanner.next();
    if ("code" in token) throw new Stop(token);
    this.#token = token;
  }

  #stop(message: string): never {
    throw new Stop(problem(message, this.#token.range));
  }
}

function isBare(value: JsonNode): boolean {
  return value.type === "number" || value.type === "literal" || value.type === "opaque";
}
