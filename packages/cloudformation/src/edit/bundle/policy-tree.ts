/** What is written anew: texts, source that is written as it is (one line), lists and mappings. */
export type PolicyTree = string | Verbatim | readonly PolicyTree[] | ReadonlyMap<string, PolicyTree>;

export interface Verbatim {
  readonly source: string;
}

export function isVerbatim(tree: PolicyTree): tree is Verbatim {
  return typeof tree === "object" && "source" in tree;
}

export function isMapping(tree: PolicyTree): tree is ReadonlyMap<string, PolicyTree> {
  return tree instanceof Map;
}
