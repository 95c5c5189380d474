// Source maps of compiled files: named by the file's last comment, inside it or beside it.
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { inlineMap, type SourceMap } from "./loaded-maps.js";

const COMMENT = /^[ \t]*\/[/*][#@][ \t]*sourceMappingURL=([^\s'"*]+)[ \t]*(?:\*\/)?[ \t]*$/gm;

export function mapOnDisk(path: string): SourceMap | undefined {
  if (!/\.[cm]?jsx?$/.test(path) || !existsSync(path)) return undefined;
  const reference = [...readFileSync(path, "utf8").matchAll(COMMENT)].at(-1)?.[1];
  if (reference === undefined) return undefined;
  const file = pathToFileURL(path).href;
  if (reference.startsWith("data:")) return { json: inlineMap(reference), url: file };
  const url = new URL(reference, file);
  if (url.protocol !== "file:" || !existsSync(url)) return undefined;
  return {
    json: JSON.parse(readFileSync(fileURLToPath(url), "utf8").replace(/^\)]}'[^\n]*\n/, "")),
    url: url.href,
  };
}
