import { CORE_SCHEMA, loadAll, Type } from "js-yaml";
import { Tagged } from "./tagged.js";

/** What the documents of a file say. */
export type Data = readonly unknown[];

const KINDS = ["scalar", "sequence", "mapping"] as const;

/** Tags of YAML's own that this schema has not, too: what they mean is nothing to a comparison. */
const PREFIXES = ["!", "tag:"] as const;

/** Merge keys stay keys, so that what is written once is there once. */
const SCHEMA = CORE_SCHEMA.extend(
  PREFIXES.flatMap((prefix) =>
    KINDS.map(
      (kind) =>
        new Type(prefix, {
          kind,
          multi: true,
          construct: (data: unknown, tag?: string) => new Tagged(tag ?? prefix, data),
        }),
    ),
  ),
);

/** Reads a text as `js-yaml` or, for JSON, `JSON.parse` does; undefined: it cannot. Aliases become the same object. */
export function readData(text: string, language: "yaml" | "json"): Data | undefined {
  try {
    if (language === "json") return [JSON.parse(text.replace(/^\uFEFF/, "")) as unknown];
    return loadAll(text, undefined, { schema: SCHEMA, json: true });
  } catch {
    // Invalid, or nested deeper than it can follow.
    return undefined;
  }
}
