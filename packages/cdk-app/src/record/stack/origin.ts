// Where in user code a call came from.
import { callSites } from "./call-sites.js";
import { userFile } from "./user-code.js";

/** A position in code as it runs: `line` and `column` are 1-based, in UTF-16 units. */
export interface Site {
  /** As V8 names it: a path or a URL. */
  readonly script: string;
  readonly line: number;
  readonly column: number;
}

export interface Origin {
  readonly site: Site;
  /** What user code did there: `new`, or `fromJson`, or a call into a library that made the statement. */
  readonly by: "new" | "fromJson" | "library";
  /** The name of the function that user code called there, as far as V8 knows it. */
  readonly callee: string | undefined;
}

type Callee = (...args: never[]) => unknown;

/** Most user frames are near; only what is called from deep inside a library needs all of them. */
const NEAR = 16;

const POLICIES = /[\\/]aws-iam[\\/]lib[\\/]policy-(?:statement|document)\.js$/;

/** Where the constructor that called `callee` was called from; `undefined` if no user code is on the stack. */
export function originOf(callee: Callee): Origin | undefined {
  const found = nearestUser(callee);
  if (found === undefined) return undefined;
  const { sites, index, site } = found;
  // The first is the constructor. What has no file is built in, as the `map` that calls `fromJson`.
  const between = sites.slice(1, index).filter((one) => scriptOf(one) !== undefined);
  const names = between.map((one) => one.getFunctionName() ?? "");
  const isJson =
    names.some((name) => name.endsWith("fromJson")) &&
    between.every((one) => POLICIES.test(scriptOf(one) ?? ""));
  const by = between.length === 0 ? "new" : isJson ? "fromJson" : "library";
  return { site, by, callee: names.at(-1) };
}

/** The user code nearest below `callee`. */
export function siteOf(callee: Callee): Site | undefined {
  return nearestUser(callee)?.site;
}

/** Whether user code called `callee`, at most by way of what policies or the language do for it. */
export function isCalledByUser(callee: Callee): boolean {
  for (const one of callSites(callee, NEAR)) {
    const script = scriptOf(one);
    if (script === undefined || POLICIES.test(script)) continue;
    return userFile(script) !== undefined;
  }
  return false;
}

function nearestUser(
  callee: Callee,
): { readonly sites: readonly NodeJS.CallSite[]; readonly index: number; readonly site: Site } | undefined {
  for (const limit of [NEAR, Infinity]) {
    const sites = callSites(callee, limit);
    for (const [index, one] of sites.entries()) {
      const site = userSite(one);
      if (site !== undefined) return { sites, index, site };
    }
    if (sites.length < limit) return undefined;
  }
  return undefined;
}

function userSite(one: NodeJS.CallSite): Site | undefined {
  const script = scriptOf(one);
  if (script === undefined || userFile(script) === undefined) return undefined;
  const line = one.getLineNumber();
  const column = one.getColumnNumber();
  return line === null || column === null ? undefined : { script, line, column };
}

function scriptOf(one: NodeJS.CallSite): string | undefined {
  return one.getFileName() ?? undefined;
}
