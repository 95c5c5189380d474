import type { CatalogFile } from "../src/catalog/catalog.js";

export function buildCatalog(directory: string, olderDirectories?: readonly string[]): CatalogFile;
