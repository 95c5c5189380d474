// From where code runs to where it was written.
import { AnyMap, originalPositionFor, type TraceMap } from "@jridgewell/trace-mapping";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { userFile } from "../stack/user-code.js";
import type { Site } from "../stack/origin.js";
import { mapOnDisk } from "./disk-maps.js";
import { mapOfEngine, mapOfNode, type SourceMap } from "./loaded-maps.js";

/** A position in a file that exists: `line` and `column` are 1-based, in UTF-16 units. */
export interface Position {
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

/** What was written once may be transformed more than once: compiled to a file, and that by a loader. */
interface Maps {
  readonly loaded: TraceMap | undefined;
  readonly onDisk: TraceMap | undefined;
}

/** Finds positions; each map is read once. */
export function createMapper(): (site: Site) => Position | undefined {
  const known = new Map<string, Maps>();
  return ({ script, line, column }) => {
    const path = userFile(script);
    if (path === undefined) return undefined;
    let maps = known.get(script);
    if (maps === undefined) known.set(script, (maps = mapsOf(script, path)));
    const run = { path, line, column };
    const loaded = before(maps.loaded, run) ?? run;
    const written = loaded.path === path ? (before(maps.onDisk, loaded) ?? loaded) : loaded;
    return existsSync(written.path) ? written : undefined;
  };
}

function mapsOf(script: string, path: string): Maps {
  const ofNode = mapOfNode(script);
  const onDisk = mapOnDisk(path);
  // The engine is asked last, for it takes some milliseconds: about what has no map elsewhere and is no JavaScript.
  const loaded =
    ofNode ?? (onDisk === undefined && !/\.[cm]?js$/.test(path) ? mapOfEngine(script) : undefined);
  return { loaded: loaded && mapOf(loaded), onDisk: onDisk && mapOf(onDisk) };
}

function mapOf({ json, url }: SourceMap): TraceMap {
  return new AnyMap(json as ConstructorParameters<typeof TraceMap>[0], url);
}

/** Where the map says that came from, if that is a file that is there. */
function before(map: TraceMap | undefined, { line, column }: Position): Position | undefined {
  const found = map && originalPositionFor(map, { line, column: column - 1 });
  if (!found?.source?.startsWith("file:")) return undefined;
  const path = fileURLToPath(found.source);
  return existsSync(path) ? { path, line: found.line, column: found.column + 1 } : undefined;
}
