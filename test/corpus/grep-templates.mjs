// Identity policies of CloudFormation, SAM and serverless.yml, and policies that are files, found without any parser.
import { closing } from "./closing.mjs";

const NAME = /\.(?:ya?ml|json|template|cfn|sam)$/i;
/** What holds policies under `PolicyDocument` or `InlinePolicy`, and what holds them under `Policies`. */
const HOLDING = /^AWS::IAM::(?:Role|User|Group|Policy|ManagedPolicy|RolePolicy|UserPolicy|GroupPolicy)$/;
const SERVERLESS = /^AWS::Serverless::(?:Function|StateMachine)$/;

export function grepTemplates(file, text) {
  if (!NAME.test(file)) return [];
  return /^\uFEFF?\s*\{/.test(text) ? inJson(text) : inYaml(text);
}

function inJson(text) {
  if (!/"Resources"\s*:/.test(text)) return policyFile(text);
  return [...text.matchAll(/"Type"\s*:\s*"(AWS::[\w:]+)"/g)].flatMap((match) => {
    const start = opening(text, match.index);
    const resource = [start, closing(text, start)];
    return keysOf(match[1])
      .flatMap((key) => valuesIn(text, resource, key))
      .map(named(match[1]));
  });
}

function policyFile(text) {
  if (!/^\uFEFF?\s*\{\s*"(?:Version|Id|Statement)"/.test(text) || !/"Effect"\s*:\s*"Allow"/.test(text))
    return [];
  return /"(?:Not)?Principal"\s*:/.test(text) ? [] : [{ what: "policy file", range: [0, text.length] }];
}

/** Where the objects and lists stand that a key has inside of a range. */
function valuesIn(text, [from, to], key) {
  return [...text.slice(from, to).matchAll(new RegExp(`"${key}"\\s*:\\s*(?=[{[])`, "g"))].map((match) => {
    const start = from + match.index + match[0].length;
    return [start, closing(text, start)];
  });
}

/** The brace that the text at `before` stands in. Strings are counted from the start, for only so are they known. */
function opening(text, before) {
  const open = [];
  for (let at = 0; at < before; at += 1) {
    if (text[at] === '"') {
      at += 1;
      while (at < before && text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
    } else if ("{[".includes(text[at])) open.push(at);
    else if ("}]".includes(text[at])) open.pop();
  }
  return open.at(-1) ?? 0;
}

function inYaml(text) {
  const lines = linesOf(text);
  return [...inResources(text, lines), ...inServerless(text, lines)];
}

function inResources(text, lines) {
  return lines.flatMap(({ code, column }, index) => {
    const type = /^["']?Type["']?\s*:\s*["']?(AWS::[\w:]+)["']?\s*$/.exec(code)?.[1];
    if (type === undefined) return [];
    const resource = blockAround(lines, index, column);
    return keysOf(type)
      .flatMap((key) => blocksIn(text, lines, resource, key))
      .map(named(type));
  });
}

/** The statements of the role that all functions share, and those that a plugin gives to one function. */
function inServerless(text, lines) {
  if (!/^provider\s*:/m.test(text) || !/^\s+name\s*:\s*["']?aws/m.test(text)) return [];
  return ["iamRoleStatements", "statements"]
    .flatMap((key) => blocksIn(text, lines, [0, lines.length], key))
    .map(named("serverless"));
}

function keysOf(type) {
  if (HOLDING.test(type)) return ["PolicyDocument"];
  if (type === "AWS::SSO::PermissionSet") return ["InlinePolicy"];
  return SERVERLESS.test(type) ? ["Statement"] : [];
}

function named(what) {
  return (range) => ({ what, range });
}

/** Lines without comments: where they begin, how far their text is indented (dashes count), and that text. */
function linesOf(text) {
  let at = 0;
  return text.split("\n").map((line) => {
    const [lead] = /^\s*(?:-\s+)*/.exec(line);
    const rest = line.slice(lead.length).replace(/\r$/, "");
    const found = {
      at,
      column: lead.length,
      dashed: lead.trim() !== "",
      code: rest.replace(/^#.*|\s#.*$/, ""),
    };
    at += line.length + 1;
    return found;
  });
}

/** The lines around one that stand at its column or deeper. */
function blockAround(lines, index, column) {
  let [from, to] = [index, index + 1];
  while (from > 0 && !lines[from].dashed && isInside(lines[from - 1], column)) from -= 1;
  while (to < lines.length && isInside(lines[to], column)) to += 1;
  return [from, to];
}

function isInside(line, column) {
  return line.code.trim() === "" || line.column >= column;
}

/** What stands below a key, or behind it, among some lines. */
function blocksIn(text, lines, [from, to], key) {
  const pattern = new RegExp(`^["']?${key}["']?\\s*:\\s*(.*)$`);
  return lines.slice(from, to).flatMap(({ at, column, code }, offset) => {
    const value = pattern.exec(code)?.[1];
    // What a variable of the Serverless Framework names stands elsewhere.
    if (value === undefined || /^["']?\$\{/.test(value)) return [];
    const start = at + column;
    if (/^[{[]/.test(value)) return [[start, closing(text, at + text.slice(at).search(/[{[]/))]];
    let end = from + offset + 1;
    // A list may stand at the column of its key.
    const isBelow = ({ column: own, dashed, code: other }) =>
      other.trim() === "" || own > column || (dashed && own >= column + 2);
    while (end < lines.length && isBelow(lines[end])) end += 1;
    return [[start, end < lines.length ? lines[end].at : text.length]];
  });
}
