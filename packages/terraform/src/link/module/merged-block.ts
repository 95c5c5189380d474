// A block of a module: as written in one file, with what override files change of it.
import type { Place, Range } from "../../contract.js";
import type { Block, Body, Expression } from "../../parse/ast.js";
import { nestedBlocks } from "../../parse/nested-blocks.js";

/** An expression and the file that holds it; `at` covers the whole argument. */
export interface Sourced {
  readonly value: Expression;
  readonly file: string;
  readonly at: Range;
}

/** A body and the file that holds it. */
export interface SourcedBody {
  readonly body: Body;
  readonly file: string;
  /** From brace to brace. */
  readonly at: Range;
}

/** A nested block, what its labels say, and the body around it. */
export interface NestedBlock extends SourcedBody {
  readonly type: string;
  readonly label: string | undefined;
  /** The whole block. */
  readonly place: Place;
  readonly around: SourcedBody;
}

/** `parts`: the block itself, and then those that override it, the last of which wins. */
export interface MergedBlock {
  readonly type: string;
  readonly labels: readonly string[];
  readonly at: Place;
  readonly parts: readonly SourcedBody[];
}

export function partOf(block: Block, file: string): SourcedBody {
  return { body: block.body, file, at: block.bodyAt };
}

/** The argument of a name, if it is there. */
export function argument(parts: readonly SourcedBody[], name: string): Sourced | undefined {
  let last: Sourced | undefined;
  for (const { body, file } of parts) {
    const found = body.attributes.find((attribute) => attribute.name === name);
    if (found !== undefined) last = { value: found.value, file, at: found.at };
  }
  return last;
}

/**
 * The nested blocks of a type, static ones and `dynamic` ones (whose `type` is that), in source order.
 *
 * Those of an override replace all others of the type.
 */
export function nested(parts: readonly SourcedBody[], type: string): readonly NestedBlock[] {
  for (let index = parts.length - 1; index >= 0; index -= 1) {
    const part = parts[index];
    const found = part === undefined ? NONE : nestedIn(part, type);
    if (found.length > 0) return found;
  }
  return NONE;
}

const NONE: readonly NestedBlock[] = [];

function nestedIn(around: SourcedBody, type: string): readonly NestedBlock[] {
  const { body, file } = around;
  const written = nestedBlocks(body, type);
  const anyDynamic = nestedBlocks(body, "dynamic", 1);
  if (written.length + anyDynamic.length === 0) return NONE;
  const dynamic = anyDynamic.filter((block) => block.labels[0]?.value === type);
  if (written.length + dynamic.length === 0) return NONE;
  const all =
    dynamic.length === 0
      ? written
      : [...written, ...dynamic].toSorted((left, right) => left.at[0] - right.at[0]);
  return all.map(({ type: own, labels, body: inner, bodyAt, at }) => ({
    body: inner,
    file,
    at: bodyAt,
    type: own,
    label: labels[0]?.value,
    place: { file, range: at },
    around,
  }));
}
