import { defaultCatalog, readCatalog, type Catalog } from "@iamend/core";
import { parseJson, shapeError } from "./read-json.js";
import { readText } from "./read-text.js";

/** The catalog of `--catalog FILE`, else the one that @iamend/core carries. */
export function loadCatalog(path: string | undefined): Catalog {
  if (path === undefined) return defaultCatalog();
  const input = readText(path, "a catalog (JSON)");
  const catalog = readCatalog(parseJson(input));
  if (!catalog.ok) throw shapeError(input, catalog.problems);
  return catalog.value;
}
