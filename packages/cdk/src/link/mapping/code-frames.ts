import { createLineMap, type LineMap } from "@iamend/source";
import type { Id } from "../../contract.js";
import type { CodeCall, CodeStatement, LocatedCode } from "../../locate/located-code.js";

/** A place as stack frames and records have it: from 1, in UTF-16 units. */
export interface FramePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** What of the code a stack frame points to. */
export interface CodeFrames {
  statementAt(place: FramePlace): readonly Id[];
  constructAt(place: FramePlace): Id | undefined;
  callAt(place: FramePlace): CodeCall | undefined;
  /** The place of an offset; undefined where the text is not known. */
  placeOf(file: string, offset: number): FramePlace | undefined;
}

/** `textOf`: the text that was synthesised. */
export function codeFrames(code: LocatedCode, textOf: (file: string) => string | undefined): CodeFrames {
  const statements = new Map<string, Id[]>();
  for (const [id, { statement, frames }] of code.statements)
    for (const frame of frames) add(statements, key(statement.at.file, frame), id);
  const constructs = new Map([...code.constructs].map(([id, { at, frame }]) => [key(at.file, frame), id]));
  const lines = new Map<string, LineMap | undefined>();

  function linesOf(file: string): LineMap | undefined {
    if (!lines.has(file)) {
      const text = textOf(file);
      lines.set(file, text === undefined ? undefined : createLineMap(text));
    }
    return lines.get(file);
  }

  function offsetOf({ file, line, column }: FramePlace): number | undefined {
    return linesOf(file)?.offset({ line, column });
  }

  return {
    statementAt(place) {
      const offset = offsetOf(place);
      return offset === undefined ? [] : (statements.get(key(place.file, offset)) ?? []);
    },
    constructAt(place) {
      const offset = offsetOf(place);
      return offset === undefined ? undefined : constructs.get(key(place.file, offset));
    },
    callAt(place) {
      const offset = offsetOf(place);
      return offset === undefined ? undefined : code.callAt(place.file, offset);
    },
    placeOf(file, offset) {
      const found = linesOf(file)?.at(offset);
      return found === undefined ? undefined : { file, ...found };
    },
  };
}

/** The patterns of a statement that are written out. */
export function patternsOf(code: LocatedCode, { statement }: CodeStatement): readonly string[] {
  return statement.lists.flatMap((id) => patternsIn(code, id));
}

export function patternsIn(code: LocatedCode, list: Id): readonly string[] {
  return (code.lists.get(list)?.items ?? []).flatMap((item) => ("value" in item ? [item.value] : []));
}

function key(file: string, offset: number): string {
  return `${file}:${String(offset)}`;
}

function add(map: Map<string, Id[]>, at: string, id: Id): void {
  const own = map.get(at);
  if (own === undefined) map.set(at, [id]);
  else own.push(id);
}
