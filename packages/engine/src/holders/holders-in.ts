import type { Holder, Located } from "@iamend/source";

/** Every principal and every holder of a document; `within`: the address that a holder without its own belongs to. */
export function* holdersIn({
  principals = [],
  documents,
}: Located): Generator<{ readonly holder: Holder; readonly within: string }> {
  for (const holder of principals) yield { holder, within: holder.address };
  for (const { address, holders } of documents)
    for (const holder of holders) yield { holder, within: address };
}
