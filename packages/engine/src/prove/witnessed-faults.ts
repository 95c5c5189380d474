import { isRefusal } from "@iamend/source";
import { findFaults, type Fault } from "./find-faults.js";
import type { Accepted, Doubt, Workshop } from "./workshop.js";
import { editFiles } from "./relink.js";

/** What the adapter's independent parser does not accept of edits, file by file. */
export function witnessedFaults(
  accepted: readonly Accepted[],
  workshop: Workshop,
): readonly Fault<Accepted, Doubt>[] {
  const byFile = new Map<string, Accepted[]>();
  for (const one of accepted) {
    for (const file of new Set(one.edits.map((edit) => edit.file))) {
      const own = byFile.get(file);
      if (own === undefined) byFile.set(file, [one]);
      else own.push(one);
    }
  }
  return [...byFile].flatMap(([file, own]) => doubtedIn(file, own, workshop));
}

/** What the witness says of a file; where it says more than that it cannot read it, of each edit. */
function doubtedIn(
  file: string,
  own: readonly Accepted[],
  { adapter, located, host }: Workshop,
): readonly Fault<Accepted, Doubt>[] {
  const test = (some: readonly Accepted[]): Doubt | undefined => {
    const files = editFiles(
      some.flatMap(({ edits }) => edits.filter((edit) => edit.file === file)),
      host,
    );
    if (isRefusal(files)) return { refusal: files, bug: true };
    const after = files.get(file)?.after;
    if (after === undefined) return undefined;
    const refusal = adapter.witness(
      file,
      after,
      some.flatMap(({ changes }) => changes),
      located,
    );
    return refusal === undefined ? undefined : { refusal, bug: refusal.code === "witness-differs" };
  };
  const doubt = test(own);
  if (doubt === undefined) return [];
  return doubt.refusal.code.startsWith("witness-")
    ? findFaults(own, test)
    : own.map((one) => ({ one, doubt }));
}
