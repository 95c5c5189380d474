export { terraformAdapter } from "./adapter.js";
export type { TerraformUnit } from "./link/unit.js";
export { hclToJson, stopWitness, type HclJson, type HclJsonCode } from "./witness/hcl-to-json.js";
export { judgeFile, type Judgement } from "./witness/judge-file.js";
export type * as Hcl from "./parse/ast.js";
export { parseFile, type ParsedFile } from "./parse/parse-file.js";
