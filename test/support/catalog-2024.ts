import { fileURLToPath } from "node:url";
import { createCatalog, type Catalog, type CatalogFile } from "@iamend/core";
import { buildCatalog } from "../../packages/core/scripts/iam-data.mjs";

/** The catalog file of November 2024, which the reference example speaks of. */
export function catalogFile2024(): CatalogFile {
  return buildCatalog(fileURLToPath(new URL("../../node_modules/iam-data-2024", import.meta.url)));
}

export function catalog2024(): Catalog {
  return createCatalog(catalogFile2024());
}
