import { mayClaim } from "./may-claim.js";

const LIBRARY = /['"](?:aws-cdk-lib|@aws-cdk\/|monocdk|constructs)/;

/** What may be an action in a list that code of a CDK app imports. */
const ACTION =
  /(?<=['"`])(?!node:|https?:|file:|data:|npm:|bun:|jsr:)[a-z][a-z0-9-]*:[A-Za-z*?][\w*?]*(?=['"`])/;

/** Is the text worth parsing: code of a CDK app, or lists of actions that such code may import? */
export function claims(file: string, text: string): boolean {
  return mayClaim(file) && (usesLibrary(text) || ACTION.test(text));
}

/** Does it import a library of constructs by name? */
export function usesLibrary(text: string): boolean {
  return LIBRARY.test(text);
}

/** May statements be made in it, or the constructs that take them? What it uses of the library may come through another file. */
export function mayHoldStatements(text: string): boolean {
  return usesLibrary(text) || /PolicyStatement|\bEffect\b/.test(text);
}
