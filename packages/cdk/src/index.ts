export type { LocatedCode } from "./locate/located-code.js";
