import { pathToFileURL } from "node:url";
import { CommandError } from "../../command-error.js";

/** What a configuration that is code exports by default: an object, or a promise of one. */
export async function loadCode(path: string, name: string): Promise<unknown> {
  let exported: unknown;
  try {
    exported = await (path.endsWith(".ts") ? importTypeScript(path) : importJavaScript(path));
  } catch (error) {
    throw new CommandError(
      `${name}: it could not be loaded: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  if (exported === undefined)
    throw new CommandError(`${name}: expected the configuration as the default export, found none`);
  return exported;
}

async function importJavaScript(path: string): Promise<unknown> {
  const module = (await import(pathToFileURL(path).href)) as { readonly default?: unknown };
  return await module.default;
}

async function importTypeScript(path: string): Promise<unknown> {
  const { createJiti } = await import("jiti");
  // No cache on disk: it would be written into the user's project.
  const module = await createJiti(import.meta.url, { fsCache: false }).import<{ readonly default?: unknown }>(
    path,
  );
  return await module.default;
}
