import type { SequenceNode } from "../../parse/node.js";
import { pathOf, type Cursor } from "../cursor.js";
import type { CloudFormationStatementSite } from "../sites.js";

/** An element of a sequence: a statement among statements, a policy among policies. */
export interface SequenceElement {
  readonly sequence: SequenceNode;
  readonly index: number;
  /** At the sequence. */
  readonly around: Cursor;
}

/** Where an element stands, for taking it out whole. */
export function elementSite({ sequence, index, around }: SequenceElement): CloudFormationStatementSite {
  const { file, text, language, comments } = around.source;
  return {
    site: { file, text, dialect: language },
    list: {
      text,
      layout: sequence.layout,
      at: sequence.inner,
      elements: sequence.items.map((item) => item.at),
      comments,
    },
    index,
    path: { ...pathOf(around), steps: [...around.steps, index] },
  };
}
