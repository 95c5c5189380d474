import { terraformAdapter } from "@iamend/terraform";
import { fixRoot as fixAny, type Fixed, type Root } from "../../support/fix-root.js";

export { ACCOUNT, type Fixed } from "../../support/fix-root.js";

export function fixRoot(root: Root): Fixed {
  return fixAny(root, [terraformAdapter]);
}

/** Parsers are loaded once. */
export async function loadParsers(): Promise<void> {
  await terraformAdapter.load();
}
