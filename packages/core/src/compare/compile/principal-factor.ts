import { ALWAYS, exactly, NEVER, type Alternatives, type Factor } from "./factor.js";
import { readPrincipalBlock } from "../principals/principal-block.js";
import type { RawStatement } from "./raw-statement.js";
import type { Vocabulary } from "./vocabulary.js";

/**
 * When a statement applies to who asks.
 *
 * A `Principal` holds for those it names. A `NotPrincipal` surely holds for those of whom it names neither themselves nor
 * their role nor their account; for the others AWS documents exceptions, so that is an assumption.
 */
export function principalFactor(principal: RawStatement["principal"], vocabulary: Vocabulary): Factor {
  if (principal === undefined) return exactly(ALWAYS);
  const { principals } = vocabulary;
  const block = readPrincipalBlock(principal.block);
  if (block === undefined) return exactly([[vocabulary.assumeAlone("a principal is not understood")]]);
  const { everyone, named, opaque } = block;
  const ids = named.map(({ id }) => id).sort();
  const identity = JSON.stringify(["principals", principal.negated, everyone, ids, [...opaque].sort()]);
  if (principal.negated) {
    const exempt = vocabulary.assume(identity, "whom exactly a NotPrincipal exempts is not certain");
    if (everyone || opaque.length > 0) return exactly([[exempt]]);
    const none = { dimension: principals, test: principals.test(named, true) };
    return { exact: [[none], [exempt]], whole: () => [[exempt]] };
  }
  if (everyone) return exactly(ALWAYS);
  const known: Alternatives =
    named.length === 0 ? NEVER : [[{ dimension: principals, test: principals.test(named, false) }]];
  const unknown = [...new Set(opaque)].map((text) => [
    vocabulary.assume(`principal ${text}`, `who the principal ${text} is, is not certain`),
  ]);
  return {
    exact: [...known, ...unknown],
    whole: () => [[vocabulary.assume(identity, "a list of principals is compared as a whole")]],
  };
}
