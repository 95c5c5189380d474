export { terraformAdapter } from "./adapter.js";
export type { TerraformUnit } from "./link/unit.js";
export { hclToJson, stopWitness, type HclJson, type HclJsonCode } from "./witness/hcl-to-json.js";
