import type { DocumentSize, Id, Refusal } from "../../contract.js";

/** What is known of the Sid of a statement: its text, that there is none, or nothing. */
export type Sid = { readonly text: string } | "none" | "unknown";

/** A statement in a document. Not `certain`: it may be missing. */
export interface ContentStatement {
  readonly id: Id;
  readonly certain: boolean;
  readonly sid: Sid;
  /** Computed when it is asked for: of most policies it never is. */
  readonly size: () => DocumentSize;
}

/** The statements of a policy document. */
export interface Content {
  readonly statements: readonly ContentStatement[];
  /** There may be statements that are not listed. */
  readonly open?: Refusal | undefined;
}

export const NO_CONTENT: Content = { statements: [] };

export function openContent(open: Refusal): Content {
  return { statements: [], open };
}

/** All that is in any of them. */
export function joinContents(contents: readonly Content[]): Content {
  const open = contents.find((content) => content.open !== undefined)?.open;
  return { statements: contents.flatMap(({ statements }) => statements), open };
}

/** What is in one of them, and it is not known in which: certain is only what all of them hold. */
export function alternativeContents(contents: readonly Content[]): Content {
  const { statements, open } = joinContents(contents);
  const certain = (id: Id): boolean =>
    contents.every((content) => content.statements.some((one) => one.id === id && one.certain));
  const distinct = new Map(statements.map((one) => [one.id, one]));
  return { statements: [...distinct.values()].map((one) => ({ ...one, certain: certain(one.id) })), open };
}

/** The same where it may be missing. */
export function possibleContent({ statements, open }: Content): Content {
  return { statements: statements.map((statement) => ({ ...statement, certain: false })), open };
}
