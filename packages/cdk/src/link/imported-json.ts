import type { CdkUnit } from "../parse/unit.js";

const IMPORTED = /["'`](\.{1,2}\/[^"'`\n]*\.json)["'`]/g;

/** Data that code names relative to itself: what it makes may hang on that. */
export function jsonImportedBy(units: Iterable<CdkUnit>): ReadonlySet<string> {
  const files = new Set<string>();
  for (const { file, text } of units) {
    for (const [, path = ""] of text.matchAll(IMPORTED)) {
      const steps = file.split("/").slice(0, -1);
      for (const step of path.split("/")) {
        if (step === "..") steps.pop();
        else if (step !== ".") steps.push(step);
      }
      files.add(steps.join("/"));
    }
  }
  return files;
}
