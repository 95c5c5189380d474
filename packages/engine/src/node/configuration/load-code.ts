import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { isModuleNamespaceObject } from "node:util/types";
import type * as Jiti from "jiti";
import { InputError } from "../input/input-error.js";

/** What a configuration that is code exports by default: an object, or a promise of one. `name` names it in errors. */
export async function loadCode(path: string, name: string): Promise<unknown> {
  try {
    return required(await (path.endsWith(".ts") ? importTypeScript(path) : importJavaScript(path)), name);
  } catch (error) {
    throw notLoaded(error, name);
  }
}

/** The same at once; what has to be awaited for is an error. */
export function loadCodeSync(path: string, name: string): unknown {
  let exported: unknown;
  try {
    exported = required(path.endsWith(".ts") ? requireTypeScript(path) : requireJavaScript(path), name);
  } catch (error) {
    throw isAsyncModule(error)
      ? new InputError(`${name}: it has a top-level await, or imports what has; ${NOT_AWAITED}`)
      : notLoaded(error, name);
  }
  if (isThenable(exported)) throw new InputError(`${name}: its default export is a promise; ${NOT_AWAITED}`);
  return exported;
}

const NOT_AWAITED =
  "nothing can be awaited where it is loaded now, so write it without, or as iamend.config.json";

async function importJavaScript(path: string): Promise<unknown> {
  const module = (await import(pathToFileURL(path).href)) as { readonly default?: unknown };
  return await module.default;
}

async function importTypeScript(path: string): Promise<unknown> {
  const { createJiti } = await import("jiti");
  const module = await createJiti(import.meta.url, LIKE_CODE).import<{ readonly default?: unknown }>(path);
  return await module.default;
}

function requireJavaScript(path: string): unknown {
  const module = createRequire(import.meta.url)(path) as { readonly default?: unknown };
  // What a module in CommonJS exports is what others import from it by default.
  return isModuleNamespaceObject(module) ? module.default : module;
}

function requireTypeScript(path: string): unknown {
  const { createJiti } = requireJiti();
  const module = createJiti(import.meta.url, LIKE_CODE)(path) as { readonly default?: unknown };
  return module.default;
}

/** No cache on disk: it would be written into the user's project. */
const LIKE_CODE = { fsCache: false };

/** Loaded where it is needed: for those whose configuration is no TypeScript, it would take longer than all the rest. */
function requireJiti(): typeof Jiti {
  if (typeof require !== "function") return createRequire(import.meta.url)("jiti") as typeof Jiti;
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- by this a bundler takes jiti in, as a module that is loaded late
  return require("jiti") as typeof Jiti;
}

function required(exported: unknown, name: string): unknown {
  if (exported === undefined)
    throw new InputError(`${name}: expected the configuration as the default export, found none`);
  return exported;
}

function notLoaded(error: unknown, name: string): InputError {
  if (error instanceof InputError) return error;
  return new InputError(
    `${name}: it could not be loaded: ${error instanceof Error ? error.message : String(error)}`,
  );
}

/**
 * Node says so by a code. jiti makes of such a module a function that is not asynchronous, where `await` is a name like others: not
 * defined, or with something behind it that cannot stand there.
 */
function isAsyncModule(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ("code" in error && error.code === "ERR_REQUIRE_ASYNC_MODULE") return true;
  if (error.name === "ReferenceError") return error.message === "await is not defined";
  return error.name === "SyntaxError" && /\bawait\b\s*\S*$/.test(shownCode(error));
}

/** The code that Node shows above an error of syntax, up to what it has marked. */
function shownCode({ stack = "" }: Error): string {
  const [, code = "", marks = ""] = stack.split("\n");
  return code.slice(0, marks.lastIndexOf("^") + 1);
}

function isThenable(value: unknown): boolean {
  return typeof value === "object" && value !== null && "then" in value && typeof value.then === "function";
}
