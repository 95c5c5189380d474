import type { Id, PolicyDocument, Refusal } from "../contract.js";
import type { DraftDocument } from "./documents.js";
import { once } from "./once.js";
import { contentSize } from "./policy/size.js";

/** A document as it is given away; `unlisted` and its size are found when they are asked for. */
export function finishedDocument(
  { content, ...rest }: DraftDocument,
  unlisted: () => Refusal | undefined,
): PolicyDocument {
  const statements: readonly Id[] = [...new Set(content.statements.map(({ id }) => id))];
  const { open } = content;
  const size = once(() => contentSize(content));
  return {
    ...rest,
    statements,
    bundles: [],
    get size() {
      return size();
    },
    ...(open === undefined ? {} : { open }),
    get unlisted() {
      return rest.unlisted ?? unlisted();
    },
  };
}
