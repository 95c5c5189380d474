import yaml from "js-yaml";

/** A tag of a function and what stands behind it. */
interface Tagged {
  readonly tag: string;
  readonly value: unknown;
}

/** Every tag that one could think of is kept as it is written. */
const TAGS = (["scalar", "sequence", "mapping"] as const).map(
  (kind) =>
    new yaml.Type("!", {
      kind,
      multi: true,
      construct: (value: unknown, tag?: string): Tagged => ({ tag: tag ?? "", value }),
    }),
);
const MERGE = new yaml.Type("tag:yaml.org,2002:merge", {
  kind: "scalar",
  resolve: (value: unknown) => value === "<<",
});
const SCHEMA = yaml.CORE_SCHEMA.extend({ implicit: [MERGE], explicit: TAGS });

/** What a file says according to js-yaml or to `JSON.parse`; layout and comments do not matter. */
export function readBack(file: string, text: string): unknown {
  const own = text.replace(/^\uFEFF/, "");
  return meaning(file.endsWith(".json") ? JSON.parse(own) : yaml.loadAll(own, null, { schema: SCHEMA }));
}

/** Texts that hold policies say what these do. */
function meaning(value: unknown): unknown {
  if (typeof value === "string") return value.trimStart().startsWith("{") ? JSON.parse(value) : value;
  if (Array.isArray(value)) return value.map(meaning);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, meaning(one)]));
}
