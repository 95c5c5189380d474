import type { TSESTree } from "@typescript-eslint/types";
import type { CodeFile } from "../parse/code-file.js";
import { keyOf } from "../parse/key-of.js";
import type { Node } from "../parse/syntax.js";
import { nodesIn } from "../parse/visit.js";
import type { CodeWorld } from "./code-world.js";
import { meaningOf } from "./mean.js";

/** Methods that only put texts and lists together, or say what something is called. */
const HARMLESS =
  /^(?:arnFor\w*|formatArn|of|join|sub|ref|getAtt|select|split|findInMap|base64|importValue|conditionIf|toString|concat|map|filter|flatMap|flat|slice|trim|replace|replaceAll|toLowerCase|toUpperCase|includes|startsWith|endsWith|keys|values|entries|from|fromJson|stringify|freeze|addActions|addResources|addCondition)$/;

/** Classes of the CDK that only hold data. */
const DATA = /^aws-iam\.(?:PolicyStatement|PolicyDocument|\w*Principal\w*)$/;

/** Something in an expression that does more than give a value, so that the expression cannot be taken away. */
export function sideEffectIn(
  world: CodeWorld,
  file: CodeFile,
  expression: Node,
  apart?: TSESTree.CallExpression,
): Node | undefined {
  return nodesIn(expression).find((node) => {
    switch (node.type) {
      case "AssignmentExpression":
      case "UpdateExpression":
      case "AwaitExpression":
      case "YieldExpression":
      case "ImportExpression":
      case "TaggedTemplateExpression":
        return true;
      case "UnaryExpression":
        return node.operator === "delete";
      case "NewExpression": {
        const meaning = meaningOf(world, file, node.callee);
        return meaning.kind !== "library" || !DATA.test(meaning.path);
      }
      case "CallExpression": {
        if (node === apart) return false;
        const { callee } = node;
        if (callee.type !== "MemberExpression") return !isConversion(callee);
        const name = keyOf(callee.property, callee.computed);
        return name === undefined || !HARMLESS.test(name);
      }
      default:
        return false;
    }
  });
}

function isConversion(callee: Node): boolean {
  return callee.type === "Identifier" && /^(?:String|Number|Boolean|Array)$/.test(callee.name);
}
