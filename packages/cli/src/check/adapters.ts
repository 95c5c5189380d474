import type { Adapter } from "@iamend/source";
import { terraformAdapter } from "@iamend/terraform";

/** What reads source, in the order in which one builds on what the others have found. */
export const ADAPTERS: readonly Adapter<unknown>[] = [terraformAdapter];
