import type { SettingsConfig } from "@eslint/core";
import { InputError } from "@iamend/engine/node";

/** What `settings.iamend` says: the options of `iamend.config()`, and the folder that their paths are relative to. */
export interface PluginSettings {
  /** Absolute. */
  readonly basePath: string;
  readonly options: Readonly<Record<string, unknown>>;
  /** The same for the same settings. */
  readonly key: string;
}

/** The settings of a file; without any, those of a folder without options. */
export function settingsOf(settings: SettingsConfig, cwd: string): PluginSettings {
  const own: unknown = settings["iamend"] ?? {};
  if (typeof own !== "object" || own === null || Array.isArray(own))
    throw new InputError("settings.iamend: expected an object, such as iamend.config() makes");
  const { basePath = cwd, ...rest } = own as Readonly<Record<string, unknown>>;
  // The digest is there for ESLint's cache, and for nothing else.
  const options = Object.fromEntries(Object.entries(rest).filter(([key]) => key !== "digest"));
  if (typeof basePath !== "string")
    throw new InputError("settings.iamend.basePath: expected the path of a folder");
  return { basePath, options, key: JSON.stringify([basePath, options]) };
}
