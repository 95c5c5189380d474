import { createCatalog, type Catalog, type CatalogFile } from "./catalog.js";
import { data } from "./data.generated.js";

let loaded: Catalog | undefined;

/** The catalog that this package carries; parsed on first use. */
export function defaultCatalog(): Catalog {
  return (loaded ??= createCatalog(JSON.parse(data) as CatalogFile));
}
