import { readFileSync } from "node:fs";
import { defaultCatalog } from "@iamend/core";

/** `iamend 1.2.3, catalog of 2026-01-31 (its source)`. */
export function versionText(): string {
  const manifest = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
    version: string;
  };
  const { date, source } = defaultCatalog();
  return `iamend ${manifest.version}, catalog of ${date} (${source})`;
}
