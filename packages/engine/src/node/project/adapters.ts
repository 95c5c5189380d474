import { cloudformationAdapter } from "@iamend/cloudformation";
import type { Adapter } from "@iamend/source";
import { terraformAdapter } from "@iamend/terraform";

/** What reads source, in the order in which one builds on what the others have found. */
export const ADAPTERS: readonly Adapter<unknown>[] = [terraformAdapter, cloudformationAdapter];

/** Whether a name may be one of source. */
export function mayClaim(file: string): boolean {
  return ADAPTERS.some((adapter) => adapter.mayClaim(file));
}

/** Whether a file is deployed with all others that stand or are linked beside it, whatever git thinks of it. */
export function isOfDirectory(file: string): boolean {
  return terraformAdapter.mayClaim(file);
}
