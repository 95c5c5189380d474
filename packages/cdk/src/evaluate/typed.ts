import type { CodeFile } from "../parse/code-file.js";
import type { Node } from "../parse/syntax.js";
import { nodesIn } from "../parse/visit.js";
import type { CodeWorld } from "./code-world.js";
import { meaningOf } from "./mean.js";

/** Types that say nothing of which texts or how many there are. */
const WIDE = new Set(["Array", "ReadonlyArray", "Record", "Readonly", "Partial", "const"]);

/**
 * The type that what is written must have, if it may allow only some texts, or only so many: with others the code would not compile.
 *
 * `from`: a list; looked at are the types written for it and for what it stands in.
 */
export function narrowTypeOf(world: CodeWorld, file: CodeFile, from: Node): Node | undefined {
  let child = from;
  for (let node = file.parentOf(from); node !== undefined; node = file.parentOf(node)) {
    switch (node.type) {
      case "TSAsExpression":
      case "TSTypeAssertion":
      case "TSSatisfiesExpression":
        if (isNarrow(world, file, node.typeAnnotation)) return node.typeAnnotation;
        break;
      case "VariableDeclarator":
      case "PropertyDefinition": {
        const annotation = node.type === "VariableDeclarator" ? node.id.typeAnnotation : node.typeAnnotation;
        return annotation !== undefined && isNarrow(world, file, annotation.typeAnnotation)
          ? annotation.typeAnnotation
          : undefined;
      }
      case "Property":
      case "ObjectExpression":
      case "ArrayExpression":
      case "SpreadElement":
      case "ConditionalExpression":
      case "LogicalExpression":
        break;
      case "CallExpression":
        // What is only frozen or joined keeps its type.
        if (child.type !== "ObjectExpression" && child.type !== "ArrayExpression") return undefined;
        break;
      default:
        return undefined;
    }
    child = node;
  }
  return undefined;
}

function isNarrow(world: CodeWorld, file: CodeFile, type: Node): boolean {
  return nodesIn(type).some((node) => {
    switch (node.type) {
      case "TSTupleType":
      case "TSLiteralType":
      case "TSTemplateLiteralType":
      case "TSTypeQuery":
      case "TSImportType":
      case "TSConditionalType":
      case "TSIndexedAccessType":
        return true;
      case "TSTypeReference": {
        const name = node.typeName;
        if (name.type === "Identifier" && WIDE.has(name.name)) return false;
        return !isOfLibrary(world, file, name);
      }
      default:
        return false;
    }
  });
}

function isOfLibrary(world: CodeWorld, file: CodeFile, name: Node): boolean {
  if (name.type === "TSQualifiedName") return isOfLibrary(world, file, name.left);
  return meaningOf(world, file, name).kind === "library";
}
