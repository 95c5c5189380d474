import { createCdkAdapter, type CdkUnit } from "@iamend/cdk";
import { cloudformationAdapter } from "@iamend/cloudformation";
import type { Adapter } from "@iamend/source";
import { terraformAdapter } from "@iamend/terraform";
import { parseCode } from "./parse-code.js";

export const cdkAdapter: Adapter<CdkUnit> = createCdkAdapter(parseCode);

/** What reads source, in the order in which one builds on what the others have found. */
export const ADAPTERS: readonly Adapter<unknown>[] = [terraformAdapter, cloudformationAdapter, cdkAdapter];

/** Whether a name may be one of source. */
export function mayClaim(file: string): boolean {
  return ADAPTERS.some((adapter) => adapter.mayClaim(file));
}

/** Whether a file is deployed with all others that stand or are linked beside it, whatever git thinks of it. */
export function isOfDirectory(file: string): boolean {
  return terraformAdapter.mayClaim(file);
}
