// `${self:…}` and the other variables of the Serverless Framework.
import type { Place } from "../contract.js";
import type { TemplateNode } from "../parse/node.js";
import { cutAtBraces } from "./braces.js";
import { evaluateParts, evaluateText } from "./evaluate-text.js";
import { joinParts } from "./join-parts.js";
import { members, resolved } from "./members.js";
import { reason } from "./reason.js";
import type { Scope } from "./scope.js";
import type { TextValue } from "./text-value.js";

/** A node of a serverless service, and what it is evaluated in. */
export interface ScopedNode {
  readonly node: TemplateNode;
  readonly scope: Scope;
  /** Set if a variable led there: the way from the root of the file of its scope. */
  readonly steps?: readonly (string | number)[];
  /** The variables that led there, the first one first. */
  readonly through?: readonly Hop[];
}

/** A variable that stands for a node elsewhere. */
export interface Hop {
  readonly at: Place;
  /** From the root of its file. */
  readonly steps: readonly (string | number)[];
  /** Whether it is `${self:…}`, and no `${file(…)}`. */
  readonly isSelf: boolean;
}

/** Whether what stands in braces is a variable of the framework, and none of CloudFormation. */
export function isServerlessVariable(inside: string): boolean {
  return /^\s*(?:[A-Za-z]+(?:\([^)]*\))?:(?!:)|file\(|\$\{)/.test(inside) || /^\s*["']/.test(inside);
}

/** What a variable stands for; `inside`: what is written between its braces. */
export function variableParts(inside: string, at: Place, scope: Scope): readonly TextValue[] {
  const [source = "", ...others] = cutAtCommas(inside);
  const value = sourceParts(source.trim(), at, scope);
  if (value !== undefined) return value;
  const rest = others.join(",");
  if (rest === "")
    return [{ kind: "unknown", why: reason("environment", `${source.trim()} differs between runs`, at) }];
  const fallback = joinParts(variableParts(rest, at, scope), at);
  // A source that has nothing here may have something in another run.
  return [overridable(fallback)];
}

/** What the first source gives; `undefined`: nothing, as far as this source tells. */
function sourceParts(source: string, at: Place, scope: Scope): readonly TextValue[] | undefined {
  const quoted = /^(["'])(.*)\1$/s.exec(source);
  if (quoted !== null) return [{ kind: "known", text: quoted[2] ?? "" }];
  if (/^(?:\d+|true|false)$/.test(source)) return [{ kind: "known", text: source }];
  if (source.startsWith("${") && source.endsWith("}")) {
    const [only, ...others] = cutAtBraces(source);
    if (only?.kind === "braces" && others.length === 0) return variableParts(only.inside, at, scope);
  }
  const usual = USUAL.get(source);
  if (usual !== undefined)
    return [overridable(selfText(usual.path, scope) ?? { kind: "known", text: usual.text })];
  const found = foundNode(source, at, scope);
  if (found === undefined) return undefined;
  const parts = evaluateParts(found.node, found.scope);
  return found.certain ? parts : [overridable(joinParts(parts, at))];
}

/** What the command line may replace. */
const STAGE = { path: ["provider", "stage"], text: "dev" };
const REGION = { path: ["provider", "region"], text: "us-east-1" };
const USUAL = new Map([
  ["sls:stage", STAGE],
  ["self:provider.stage", STAGE],
  ["aws:region", REGION],
  ["self:provider.region", REGION],
]);

function selfText(path: readonly string[], scope: Scope): TextValue | undefined {
  const { serverless } = scope;
  if (serverless === undefined) return undefined;
  const found = follow({ node: serverless.root, scope }, path);
  return found === undefined ? undefined : evaluateText(found.node, found.scope);
}

function overridable(text: TextValue): TextValue {
  return text.kind === "known" ? { kind: "default", text: text.text } : text;
}

/** The node that a text stands for which is one variable and nothing else, as `${self:custom.statements}`. */
function variableNode(
  text: string,
  at: Place,
  scope: Scope,
): (ScopedNode & { readonly isSelf: boolean }) | undefined {
  const [only, ...others] = cutAtBraces(text.trim());
  if (only?.kind !== "braces" || others.length > 0 || scope.serverless === undefined) return undefined;
  const [source = ""] = cutAtCommas(only.inside);
  const found = foundNode(source.trim(), at, scope);
  if (found?.certain !== true) return undefined;
  return {
    node: found.node,
    scope: found.scope,
    isSelf: isSelf(source),
    ...(found.steps === undefined ? {} : { steps: found.steps }),
    ...(found.through === undefined ? {} : { through: found.through }),
  };
}

function isSelf(source: string): boolean {
  return source.trim().startsWith("self:");
}

/** `certain`: no variable that a run may replace leads there. */
function foundNode(
  source: string,
  at: Place,
  scope: Scope,
): (ScopedNode & { readonly certain: boolean }) | undefined {
  const { serverless } = scope;
  if (serverless === undefined || scope.run.depth > 100) return undefined;
  const file = /^file\(([^)]*)\)(?::(.*))?$/s.exec(source);
  const written =
    file === null ? (isSelf(source) ? source.slice("self:".length) : undefined) : (file[2] ?? "");
  if (written === undefined) return undefined;
  const path = textOf(written, at, scope);
  if (path === undefined) return undefined;
  const steps = path.text === "" ? [] : path.text.split(".");
  if (file === null) {
    const own = follow({ node: serverless.root, scope: home(scope) }, steps);
    return own === undefined ? undefined : { ...own, certain: path.certain };
  }
  const name = textOf((file[1] ?? "").trim(), at, scope);
  const other = name === undefined ? undefined : serverless.other(name.text);
  if (name === undefined || other === undefined) return undefined;
  const found = follow({ node: other.root, scope: { ...scope, file: other.file } }, steps);
  return found === undefined ? undefined : { ...found, certain: path.certain && name.certain };
}

/** The scope for what stands in the service's own file. */
function home(scope: Scope): Scope {
  return scope.serverless === undefined ? scope : { ...scope, file: scope.serverless.file };
}

function textOf(
  written: string,
  at: Place,
  scope: Scope,
): { readonly text: string; readonly certain: boolean } | undefined {
  const parts = cutAtBraces(written).flatMap((stretch): readonly TextValue[] =>
    stretch.kind === "text"
      ? [{ kind: "known", text: stretch.text }]
      : variableParts(stretch.inside, at, scope),
  );
  const text = joinParts(parts, at);
  return text.kind === "known" || text.kind === "default"
    ? { text: text.text, certain: text.kind === "known" }
    : undefined;
}

/** Down the keys and positions of a path from a root, through what stands for other nodes. */
function follow(root: ScopedNode, path: readonly string[]): ScopedNode | undefined {
  let { node, scope } = root;
  let steps: readonly (string | number)[] = [];
  let through: readonly Hop[] = [];
  for (const step of path) {
    const here = followed({ node, scope, steps, through });
    const real = here === undefined ? undefined : resolved(here.node);
    if (here === undefined || real === undefined) return undefined;
    const key = real.kind === "sequence" ? Number(step) : step;
    const next = nodeBehind(real, key);
    if (next === undefined) return undefined;
    node = next;
    scope = here.scope;
    steps = [...(here.steps ?? []), key];
    through = here.through ?? [];
  }
  return { node, scope, steps, through };
}

function nodeBehind(node: TemplateNode, key: string | number): TemplateNode | undefined {
  if (node.kind === "sequence") return node.items[Number(key)];
  return node.kind === "map" ? members(node).get(String(key))?.value : undefined;
}

/** A node, or what the variable stands for that it is; aliases are followed. */
export function followed(from: ScopedNode): ScopedNode | undefined {
  const { node, scope } = from;
  const real = resolved(node);
  if (real === undefined) return undefined;
  const isVariable = scope.serverless !== undefined && real.kind === "scalar" && real.text.includes("${");
  if (!isVariable) return { ...from, node: real };
  const before = scope.memo.get(real);
  if (before === "pending") return undefined;
  scope.memo.set(real, "pending");
  const at: Place = { file: scope.file, range: real.at };
  const found = variableNode(real.text, at, scope);
  const result = found === undefined ? { ...from, node: real } : followed(behind(found, from, at));
  if (before === undefined) scope.memo.delete(real);
  else scope.memo.set(real, before);
  return result;
}

function behind(
  { isSelf: self, ...found }: ScopedNode & { readonly isSelf: boolean },
  { steps = [], through = [] }: ScopedNode,
  at: Place,
): ScopedNode {
  return { ...found, through: [...through, { at, steps, isSelf: self }, ...(found.through ?? [])] };
}

/** The value behind a key, through what stands for the map and for the value. */
export function memberIn(from: ScopedNode | undefined, name: string): ScopedNode | undefined {
  const map = from === undefined ? undefined : followed(from);
  const value = map?.node.kind === "map" ? members(map.node).get(name)?.value : undefined;
  if (map === undefined || value === undefined) return undefined;
  const steps = map.steps === undefined ? {} : { steps: [...map.steps, name] };
  const through = map.through === undefined ? {} : { through: map.through };
  return followed({ node: value, scope: map.scope, ...steps, ...through });
}

/** Cut at the commas that stand in no braces, parentheses or quotes. */
function cutAtCommas(text: string): readonly string[] {
  const parts: string[] = [];
  let open = 0;
  let quote = "";
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (quote !== "") {
      if (character === quote) quote = "";
    } else if (character === '"' || character === "'") quote = character;
    else if ("{([".includes(character)) open++;
    else if ("})]".includes(character)) open--;
    else if (character === "," && open <= 0) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}
