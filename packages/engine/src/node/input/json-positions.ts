import { parse, type AnyNode, type DocumentNode } from "@humanwhocodes/momoa";

/** Line and column, both from 1. */
interface Position {
  readonly line: number;
  readonly column: number;
}

/** Why a text is no JSON, or no JSON that can be kept; `path` is the JSON path of a value. */
export interface JsonProblem {
  readonly at: Position;
  readonly message: string;
}

/** Where the values of a JSON text stand. */
export interface JsonPositions {
  /** Where the value of a JSON path starts; the nearest value around it, if there is none. */
  locate(path: string): Position;
  /** Keys that occur twice in one object. */
  readonly repeatedKeys: readonly JsonProblem[];
  /** Numbers that JavaScript cannot keep. */
  readonly lostNumbers: readonly JsonProblem[];
}

/** Finds the position of every value; for a text that is no JSON, where it stops being one. */
export function jsonPositions(written: string): JsonPositions | JsonProblem {
  const text = written.startsWith("\ufeff") ? written.slice(1) : written;
  let document: DocumentNode;
  try {
    document = parse(text, { mode: "json", ranges: true });
  } catch (error) {
    return problemOf(error, text);
  }
  const places = new Map<string, Position>();
  const repeatedKeys: JsonProblem[] = [];
  const lostNumbers: JsonProblem[] = [];
  const pending: { readonly node: AnyNode; readonly path: string }[] = [{ node: document.body, path: "$" }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node, path } = next;
    places.set(path, positionOf(node));
    if (node.type === "Array") {
      for (const [index, { value }] of node.elements.entries()) {
        pending.push({ node: value, path: `${path}[${String(index)}]` });
      }
    } else if (node.type === "Object") {
      const seen = new Set<string>();
      for (const { name, value } of node.members) {
        const key = name.type === "String" ? name.value : name.name;
        if (seen.has(key)) {
          repeatedKeys.push({
            at: positionOf(name),
            message: `the key ${JSON.stringify(key)} occurs twice in one object`,
          });
        }
        seen.add(key);
        pending.push({ node: value, path: `${path}${memberPath(key)}` });
      }
    } else if (node.type === "Number" && !isKept(text.slice(...(node.range ?? [0, 0])), node.value)) {
      lostNumbers.push({
        at: positionOf(node),
        message: "the number cannot be kept exactly; write it as a string",
      });
    }
  }
  return { repeatedKeys, lostNumbers, locate: (path) => nearest(places, path) };
}

function nearest(places: ReadonlyMap<string, Position>, path: string): Position {
  let shorter = path;
  for (;;) {
    const place = places.get(shorter);
    if (place !== undefined) return place;
    const end = Math.max(shorter.lastIndexOf("."), shorter.lastIndexOf("["));
    if (end <= 0) return places.get("$") ?? { line: 1, column: 1 };
    shorter = shorter.slice(0, end);
  }
}

/** A number that JavaScript writes in another way may have lost digits; `1.0` and `1e2` have not, and the text stays. */
function isKept(written: string, value: number): boolean {
  if (!Number.isFinite(value)) return false;
  const digits = (text: string): string =>
    text
      .replace(/^-/, "")
      .replace(/e.*$/i, "")
      .replace(".", "")
      .replace(/^0+|0+$/g, "");
  return digits(written) === digits(String(value));
}

function memberPath(key: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}

function positionOf({ loc }: AnyNode): Position {
  return { line: loc.start.line, column: loc.start.column };
}

function problemOf(error: unknown, text: string): JsonProblem {
  if (error instanceof RangeError) return { at: { line: 1, column: 1 }, message: "nested too deeply" };
  const message = error instanceof Error ? error.message.replace(/\s*\(\d+:\d+\)$/, "") : String(error);
  const { line = 1, column = 1 } = error as Partial<Position>;
  return {
    // At the end of the text momoa has no position to give.
    at: /end of input/i.test(message) ? endOf(text) : { line, column },
    message: `not valid JSON: ${message.charAt(0).toLowerCase()}${inCharacters(message.slice(1).replace(/\.$/, ""))}`,
  };
}

/** The parser names tokens; people know characters. */
function inCharacters(message: string): string {
  const characters = { LBrace: "{", RBrace: "}", LBracket: "[", RBracket: "]", Comma: ",", Colon: ":" };
  return Object.entries(characters).reduce(
    (text, [token, character]) => text.replace(`token ${token} `, `"${character}" `),
    message,
  );
}

/** Behind the last line with something in it: where a text that ends too early ends. */
function endOf(text: string): Position {
  const lines = text.trimEnd().split("\n");
  return { line: lines.length, column: (lines.at(-1) ?? "").length + 1 };
}
