import { cloudformationAdapter } from "@iamend/cloudformation";
import { fixRoot as fixAny, type Fixed, type Root } from "../../support/fix-root.js";

export { ACCOUNT, type Fixed } from "../../support/fix-root.js";

export function fixRoot(root: Root): Fixed {
  return fixAny(root, [cloudformationAdapter]);
}
