// Inside @iamend/core: which folder may import which. A new folder is an error until it has a row here.
import { visitImports } from "./imports.js";
import { partsOf, partsOfTarget } from "./paths.js";

/**
 * Folder, or file beside the folders → what it may import besides itself: as it likes, or as types alone.
 *
 * The proof checks what refinement did, so it must not repeat its mistakes: it runs no code but its own, that of
 * other packages included, and knows the rest by types.
 * @type {Readonly<Record<string, { any: readonly string[] } | { types: readonly string[] }>>}
 */
const places = {
  "result.ts": { any: [] },
  text: { any: ["result.ts"] },
  patterns: { any: ["result.ts", "text"] },
  catalog: { any: ["result.ts", "text", "patterns"] },
  policy: { any: ["result.ts", "text"] },
  findings: { any: ["result.ts", "text", "patterns", "catalog", "policy"] },
  proof: { types: ["result.ts", "policy", "catalog", "findings"] },
  compare: { any: ["result.ts", "text", "patterns", "catalog", "policy", "findings"] },
  refine: { any: ["result.ts", "text", "patterns", "catalog", "policy", "findings", "proof"] },
  explain: { any: ["result.ts", "text", "patterns", "catalog", "policy", "findings", "refine"] },
  "index.ts": {
    any: [
      "result.ts",
      "text",
      "patterns",
      "catalog",
      "policy",
      "findings",
      "proof",
      "compare",
      "refine",
      "explain",
    ],
  },
};

/** @type {import("eslint").Rule.RuleModule} */
export default {
  meta: {
    type: "problem",
    docs: { description: "Folders of @iamend/core import one another as the table says." },
    schema: [],
    messages: {
      any: "{{from}} imports {{to}} (`{{specifier}}`); it may import only {{allowed}}.",
      types:
        "{{from}} imports {{what}} {{to}} (`{{specifier}}`); it may import values only from itself, and by `import type` from {{allowed}}.",
      outside: "{{from}} imports `{{specifier}}`, which is outside packages/core/src.",
      unknown: "{{from}} is not in the table of places in .config/eslint/folders.js.",
    },
  },
  create(context) {
    const from = placeIn(partsOf(context.filename));
    if (from === undefined) return {};
    const row = Object.hasOwn(places, from) ? places[from] : undefined;
    if (row === undefined) {
      return {
        Program: (node) => context.report({ node, messageId: "unknown", data: { from: shown(from) } }),
      };
    }
    return visitImports(({ node, specifier, typeOnly }) => {
      const target = partsOfTarget(context.filename, specifier);
      if (target === undefined && "any" in row) return; // other packages are the business of the rule `packages`
      const to = target === undefined ? specifier : placeIn(target);
      const data = { from: shown(from), specifier };
      if (to === undefined) context.report({ node, messageId: "outside", data });
      else if (to === from) return;
      else if ("any" in row) {
        if (row.any.includes(to)) return;
        const allowed = ["itself", ...row.any.map(shown)].join(", ");
        context.report({ node, messageId: "any", data: { ...data, to: shown(to), allowed } });
      } else if (!typeOnly || !row.types.includes(to)) {
        const what = typeOnly ? "types from" : "values from";
        const allowed = row.types.map(shown).join(", ");
        const named = target === undefined ? "a package" : shown(to);
        context.report({ node, messageId: "types", data: { ...data, what, to: named, allowed } });
      }
    });
  },
};

/**
 * The folder right below src, or the file that lies there; compiled names count as their source.
 * @param {readonly string[]} parts
 */
function placeIn([top, folder, src, ...rest]) {
  if (top !== "packages" || folder !== "core" || src !== "src") return undefined;
  const [place = "index.ts"] = rest;
  return rest.length === 1 ? place.replace(/\.js$/, ".ts") : place;
}

/** @param {string} place */
function shown(place) {
  return place.endsWith(".ts") ? place : `${place}/`;
}
