import type { DocumentSize, Id, Refusal } from "../../contract.js";
import { NOTHING, sum } from "./size.js";

/** What a policy is made of, as far as it is known. */
export interface Content {
  readonly statements: readonly ContentStatement[];
  readonly bundles: readonly Id[];
  /** May hold statements that are not listed. */
  readonly open?: Refusal | undefined;
}

export interface ContentStatement {
  readonly id: Id;
  /** Whether it is there in every deployment. */
  readonly certain: boolean;
  readonly size: DocumentSize;
}

export const NO_CONTENT: Content = { statements: [], bundles: [] };

export function openContent(open: Refusal): Content {
  return { ...NO_CONTENT, open };
}

export function joinContents(contents: readonly Content[]): Content {
  const open = contents.find((content) => content.open !== undefined)?.open;
  return {
    statements: contents.flatMap(({ statements }) => statements),
    bundles: contents.flatMap(({ bundles }) => bundles),
    ...(open === undefined ? {} : { open }),
  };
}

/** The same, if it is not sure to be there. */
export function possibleContent(content: Content): Content {
  return {
    ...content,
    statements: content.statements.map((statement) => ({ ...statement, certain: false })),
  };
}

/** The size of a document with these statements; of some that may be missing, all are counted. */
export function contentSize({ statements, open }: Content): DocumentSize {
  const sizes = statements.map(({ size, certain }) => (certain ? size : { ...size, exact: false }));
  return sum([WRAPPER, sum(sizes, 1), ...(open === undefined ? [] : [{ ...NOTHING, exact: false }])]);
}

/** `{"Version":"2012-10-17","Statement":[]}` */
const WRAPPER: DocumentSize = { characters: 39, exact: true };
