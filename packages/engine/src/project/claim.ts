import type { Adapter, Host, Refusal } from "@iamend/source";

/** The adapter that claims a file, and its text; why that cannot be read, if somebody might claim it; nothing: it is no source. */
export function claim(
  file: string,
  adapters: readonly Adapter<unknown>[],
  host: Host,
): { readonly adapter: Adapter<unknown>; readonly text: string } | Refusal | undefined {
  const candidates = adapters.filter((adapter) => adapter.mayClaim(file));
  if (candidates.length === 0) return undefined;
  const text = host.read(file);
  if (typeof text !== "string") {
    // Many a large file of data has the extension of a template.
    const beginning = host.beginning?.(file);
    const isOurs = beginning === undefined || candidates.some((one) => one.claims(file, beginning));
    return isOurs ? text : undefined;
  }
  const adapter = candidates.find((candidate) => candidate.claims(file, text));
  return adapter === undefined ? undefined : { adapter, text };
}

/** Whether a file is source, or may be and cannot be read. */
export function isSource(file: string, adapters: readonly Adapter<unknown>[], host: Host): boolean {
  return claim(file, adapters, host) !== undefined;
}
