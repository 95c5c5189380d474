import { ADAPTERS } from "@iamend/engine/node";

/** Loads the parsers; a missing file is an exception, for then the installation is broken. */
export async function loadAdapters(): Promise<void> {
  await Promise.all(ADAPTERS.map((adapter) => adapter.load()));
}
