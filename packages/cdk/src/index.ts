export { createCdkAdapter } from "./adapter.js";
export { mayHoldStatements, usesLibrary } from "./claim/claims.js";
export type { LocatedCode } from "./locate/located-code.js";
export type { CodeProblem, ParseCode, ParsedCode } from "./parse/parse-code.js";
export type { CdkUnit } from "./parse/unit.js";
