// Source maps of code as it was loaded, which for TypeScript run by a loader is on no disk.
import Module from "node:module";
import { pathToFileURL } from "node:url";

/** A source map, and the URL that its sources are relative to. */
export interface SourceMap {
  readonly json: unknown;
  readonly url: string;
}

/** The map that Node itself keeps of a script, if it was told to keep any (tsx does so, and `--enable-source-maps`). */
export function mapOfNode(script: string): SourceMap | undefined {
  const map = Module.findSourceMap(script);
  return map && { json: map.payload, url: urlOf(script) };
}

let urls: ReadonlyMap<string, string> | undefined;

/** The map that V8 was given with a script: whatever transformed it in memory (ts-node, SWC, Babel) wrote it into the code. */
export function mapOfEngine(script: string): SourceMap | undefined {
  urls ??= mapUrlsOfEngine();
  // The debugger speaks of paths as URLs.
  const url = urls.get(script) ?? urls.get(urlOf(script));
  const json = url?.startsWith("data:") ? inlineMap(url) : undefined;
  return json === undefined ? undefined : { json, url: urlOf(script) };
}

/** Script → URL of its source map, of all scripts that have one. Only the debugger knows; it tells at once, and is let go. */
function mapUrlsOfEngine(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const { Session } = process.getBuiltinModule("node:inspector");
  const session = new Session();
  session.connect();
  try {
    session.on("Debugger.scriptParsed", ({ params: { url, sourceMapURL } }) => {
      if (sourceMapURL) found.set(url, sourceMapURL);
    });
    session.post("Debugger.enable");
  } finally {
    session.disconnect();
  }
  return found;
}

/** The JSON in a `data:` URL. */
export function inlineMap(url: string): unknown {
  const comma = url.indexOf(",");
  const data = url.slice(comma + 1);
  const text = url.slice(0, comma).endsWith(";base64")
    ? Buffer.from(data, "base64").toString()
    : decodeURIComponent(data);
  return JSON.parse(text);
}

export function urlOf(script: string): string {
  return script.startsWith("file:") ? script : pathToFileURL(script).href;
}
