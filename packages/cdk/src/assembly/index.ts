// Cloud assemblies alone, for who has no source: reading code takes a parser.
export type { Assembly, AssemblyResource, AssemblyStack, CreationFrame } from "./assembly.js";
export { readAssembly } from "./read-assembly.js";
