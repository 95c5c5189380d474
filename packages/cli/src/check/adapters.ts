import type { Adapter } from "@iamend/source";

/** What reads source, in the order in which one builds on what the others have found. */
export const ADAPTERS: readonly Adapter<unknown>[] = [];
