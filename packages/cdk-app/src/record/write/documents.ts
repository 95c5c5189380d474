// From where a document was resolved to where the template has it.
import { join } from "node:path";
import {
  isStack,
  isStage,
  type CfnElement,
  type Construct,
  type Stack,
  type Statement,
} from "../aws-cdk-lib.js";
import type { Placement } from "../ledger.js";
import type { AssemblyFolder } from "./assembly-folder.js";
import type { RecordedDocument } from "./record-format.js";
import { propertyIn, type Json } from "./property.js";

/** A document, and the stack that it lies in. */
export interface PlacedDocument {
  readonly document: RecordedDocument;
  readonly stack: Stack;
}

/** The documents that each statement ended in, as far as the templates have them. */
export function documentsOf(
  placements: Iterable<Placement>,
  folder: AssemblyFolder,
): ReadonlyMap<Statement, readonly PlacedDocument[]> {
  const elements = new Map<Stack, ReadonlyMap<string, Construct>>();
  const templates = new Map<string, Json>();
  const found = new Map<Statement, PlacedDocument[]>();
  for (const { scope, path, statements } of placements) {
    const stack = above(scope, isStack);
    const stage = above(scope, isStage);
    const [, token = "", ...inResource] = path;
    if (stack === undefined || stage === undefined) continue;
    let ofStack = elements.get(stack);
    if (ofStack === undefined) elements.set(stack, (ofStack = elementsOf(stack)));
    const element = ofStack.get(token);
    const logicalId = stack.resolve(token);
    const template = folder.nameOf(join(stage.outdir, stack.templateFile));
    if (element === undefined || typeof logicalId !== "string" || template === undefined) continue;
    let json = templates.get(template);
    if (json === undefined)
      templates.set(template, (json = JSON.parse(folder.read(template).toString()) as Json));
    const property = propertyIn(json, logicalId, inResource);
    if (property === undefined) continue;
    const placed = { document: { template, logicalId, property, path: element.node.path }, stack };
    for (const statement of new Set(statements)) {
      const list = found.get(statement);
      if (list === undefined) found.set(statement, [placed]);
      else list.push(placed);
    }
  }
  return found;
}

/** By the token of the logical id. */
function elementsOf(stack: Stack): ReadonlyMap<string, Construct> {
  const found = new Map<string, Construct>();
  for (const construct of stack.node.findAll()) {
    const { logicalId } = construct as Partial<CfnElement>;
    if (typeof logicalId === "string") found.set(logicalId, construct);
  }
  return found;
}

function above<T extends Construct>(
  start: Construct,
  is: (construct: Construct) => construct is T,
): T | undefined {
  for (let at: Construct | undefined = start; at !== undefined; at = at.node.scope) if (is(at)) return at;
  return undefined;
}
