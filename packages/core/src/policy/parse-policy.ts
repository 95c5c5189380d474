import { failure, success, type InputProblem, type Result } from "../result.js";
import type { JsonObject, PolicyDocument, Statement } from "./document.js";

const DOCUMENT_KEYS = ["Version", "Id", "Statement"];
const STATEMENT_KEYS = [
  "Sid",
  "Effect",
  "Principal",
  "NotPrincipal",
  "Action",
  "NotAction",
  "Resource",
  "NotResource",
  "Condition",
];

/**
 * Reads a policy document from parsed JSON. Problems name the JSON path and what was expected.
 *
 * Keys are compared as IAM does, case and all: `statement` is an unknown element there ("Unknown field statement").
 */
export function parsePolicy(json: unknown): Result<PolicyDocument> {
  if (!isObject(json)) {
    return failure({ path: "$", message: `expected a policy document (an object), found ${kindOf(json)}` });
  }
  const problems: InputProblem[] = unknownKeys(json, DOCUMENT_KEYS, "$");
  const version = json["Version"];
  if (version !== undefined && version !== "2012-10-17" && version !== "2008-10-17") {
    problems.push({ path: "$.Version", message: 'expected "2012-10-17" or "2008-10-17"' });
  }
  if (json["Id"] !== undefined && typeof json["Id"] !== "string") {
    problems.push({ path: "$.Id", message: `expected a string, found ${kindOf(json["Id"])}` });
  }
  const written = json["Statement"];
  const statements: Statement[] = [];
  if (Array.isArray(written)) {
    for (const [index, statement] of written.entries()) {
      statements.push(...parseStatement(statement, `$.Statement[${String(index)}]`, problems));
    }
  } else if (isObject(written)) {
    statements.push(...parseStatement(written, "$.Statement", problems));
  } else if (written !== undefined || !problems.some(({ message }) => message.includes('"Statement"'))) {
    problems.push({
      path: "$.Statement",
      message: `expected a statement (an object) or an array of them, found ${kindOf(written)}`,
    });
  }
  if (problems.length > 0) return failure(...problems);
  return success({ json, statements, singleStatement: !Array.isArray(written) });
}

function parseStatement(json: unknown, path: string, problems: InputProblem[]): readonly Statement[] {
  if (!isObject(json)) {
    problems.push({ path, message: `expected a statement (an object), found ${kindOf(json)}` });
    return [];
  }
  const before = problems.length;
  problems.push(...unknownKeys(json, STATEMENT_KEYS, path));
  const effect = json["Effect"];
  if (effect !== "Allow" && effect !== "Deny") {
    problems.push({ path: `${path}.Effect`, message: `expected "Allow" or "Deny", found ${shown(effect)}` });
  }
  const key = exactlyOne(json, "Action", "NotAction", path, problems);
  for (const [one, other] of [
    ["Resource", "NotResource"],
    ["Principal", "NotPrincipal"],
  ] as const) {
    if (json[one] !== undefined && json[other] !== undefined) {
      problems.push({ path: `${path}.${other}`, message: `expected either ${one} or ${other}, found both` });
    }
  }
  const targets = ["Resource", "NotResource", "Principal", "NotPrincipal"];
  if (problems.length === before && targets.every((target) => json[target] === undefined)) {
    problems.push({ path: `${path}.Resource`, message: "expected Resource or NotResource, found neither" });
  }
  if (json["Sid"] !== undefined && typeof json["Sid"] !== "string") {
    problems.push({ path: `${path}.Sid`, message: `expected a string, found ${kindOf(json["Sid"])}` });
  }
  for (const list of ["Resource", "NotResource"]) {
    if (json[list] !== undefined) readStrings(json[list], `${path}.${list}`, "resource ARN", problems);
  }
  checkCondition(json["Condition"], `${path}.Condition`, problems);
  const patterns =
    key === undefined ? [] : readStrings(json[key], `${path}.${key}`, "action pattern", problems);
  if (key === undefined || problems.length > before) return [];
  return [
    {
      effect: effect === "Allow" ? "Allow" : "Deny",
      key,
      elements: patterns.map((pattern) => ({ pattern })),
      hasPrincipal: json["Principal"] !== undefined || json["NotPrincipal"] !== undefined,
    },
  ];
}

function exactlyOne<Key extends string>(
  json: JsonObject,
  one: Key,
  other: Key,
  path: string,
  problems: InputProblem[],
): Key | undefined {
  const hasOne = json[one] !== undefined;
  const hasOther = json[other] !== undefined;
  if (hasOne && hasOther) {
    problems.push({ path: `${path}.${other}`, message: `expected either ${one} or ${other}, found both` });
  } else if (!hasOne && !hasOther && !problems.some((problem) => problem.path.startsWith(`${path}.`))) {
    problems.push({ path: `${path}.${one}`, message: `expected ${one} or ${other}, found neither` });
  }
  return hasOne === hasOther ? undefined : hasOne ? one : other;
}

/** Reads a string or an array of strings, none of them empty. */
function readStrings(
  value: unknown,
  path: string,
  what: string,
  problems: InputProblem[],
): readonly string[] {
  if (typeof value === "string" && value !== "") return [value];
  if (!Array.isArray(value)) {
    const found = value === "" ? "an empty string" : kindOf(value);
    problems.push({ path, message: `expected one ${what} (a string) or an array of them, found ${found}` });
    return [];
  }
  if (value.length === 0) {
    problems.push({ path, message: `expected at least one ${what}, found an empty array` });
  }
  return value.flatMap((element: unknown, index) => {
    if (typeof element === "string" && element !== "") return [element];
    const found = element === "" ? "an empty string" : kindOf(element);
    problems.push({
      path: `${path}[${String(index)}]`,
      message: `expected ${what.startsWith("a") ? "an" : "a"} ${what} (a string), found ${found}`,
    });
    return [];
  });
}

/** A condition block maps operators to context keys to one value or several. */
function checkCondition(condition: unknown, path: string, problems: InputProblem[]): void {
  if (condition === undefined) return;
  if (!isObject(condition)) {
    problems.push({ path, message: `expected an object of operators, found ${kindOf(condition)}` });
    return;
  }
  for (const [operator, tests] of Object.entries(condition)) {
    const operatorPath = `${path}${member(operator)}`;
    if (!isObject(tests)) {
      problems.push({
        path: operatorPath,
        message: `expected an object of context keys, found ${kindOf(tests)}`,
      });
      continue;
    }
    for (const [key, value] of Object.entries(tests)) {
      const values: readonly unknown[] = Array.isArray(value) ? value : [value];
      const wrong = values.find((one) => !["string", "number", "boolean"].includes(typeof one));
      if (wrong !== undefined) {
        problems.push({
          path: `${operatorPath}${member(key)}`,
          message: `expected a string, a number, a boolean or an array of them, found ${kindOf(wrong)}`,
        });
      }
    }
  }
}

function unknownKeys(json: JsonObject, known: readonly string[], path: string): InputProblem[] {
  return Object.keys(json)
    .filter((key) => !known.includes(key))
    .map((key) => {
      const meant = known.find((name) => name.toLowerCase() === key.toLowerCase());
      const hint =
        meant === undefined ? `one of ${known.join(", ")}` : `"${meant}" (IAM minds the case of keys)`;
      return { path: `${path}${member(key)}`, message: `unknown key; expected ${hint}` };
    });
}

function member(key: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function kindOf(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (Array.isArray(value)) return "an array";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

function shown(value: unknown): string {
  return typeof value === "string" ? JSON.stringify(value) : kindOf(value);
}
