export { createCatalog, readCatalog, type Catalog, type CatalogAction, type CatalogFile } from "./catalog/catalog.js";
export { defaultCatalog } from "./catalog/default-catalog.js";
