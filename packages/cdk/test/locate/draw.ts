import type { Host } from "@iamend/source";
import type { ActionList, Place, Refusal } from "../../src/contract.js";
import type { CodeStatement, LocatedCode, Sink } from "../../src/locate/located-code.js";
import { locateCode } from "../../src/locate/locate-code.js";
import type { ParseCode } from "../../src/parse/parse-code.js";
import { createUnit } from "../../src/parse/unit.js";
import { parseCode } from "../support/parse-code.js";

/** Path → text. */
export type Files = Readonly<Record<string, string>>;

export function locate(
  files: Files,
  parse: ParseCode = parseCode,
  others: readonly string[] = [],
): LocatedCode {
  const units = new Map(
    Object.entries(files).flatMap(([file, text]) =>
      others.includes(file) ? [] : [[file, createUnit(file, text)] as const],
    ),
  );
  const host: Host = {
    read: (file) => files[file] ?? { code: "unreadable", message: "There is no such file." },
    list: () => [],
  };
  return locateCode(units, host, parse, others);
}

/** What is said of every statement, one line for each thing. */
export function draw(files: Files, code: LocatedCode): string {
  const lines: string[] = [];
  for (const [id, statement] of sorted(code.statements)) {
    lines.push(...drawStatement(files, code, statement, code.statementSites.get(id)?.list.layout));
  }
  return lines.join("\n");
}

function sorted(statements: LocatedCode["statements"]): readonly (readonly [string, CodeStatement])[] {
  return [...statements].sort(([, left], [, right]) => {
    const [one, other] = [left.statement.at, right.statement.at];
    if (one.file !== other.file) return one.file < other.file ? -1 : 1;
    return one.range[0] - other.range[0];
  });
}

function drawStatement(
  files: Files,
  code: LocatedCode,
  { statement, sinks, escapes }: CodeStatement,
  layout: string | undefined,
): readonly string[] {
  const { effect, key, lists, open, whole } = statement;
  return [
    `${effect} ${key}`,
    ...lists.map((list) => `  ${drawList(files, code.lists.get(list))}`),
    ...drawRefusal(files, "open", open),
    layout === undefined ? `  stays: ${whole?.code ?? "?"}` : `  can go: ${layout}`,
    ...[...new Set(sinks.map((sink) => `  -> ${drawSink(code, sink)}`))].sort(),
    ...drawRefusal(files, "escapes", escapes),
  ];
}

function drawRefusal(files: Files, name: string, refusal: Refusal | undefined): readonly string[] {
  if (refusal === undefined) return [];
  return [`  ${name}: ${refusal.code}${refusal.at === undefined ? "" : ` at ${textAt(files, refusal.at)}`}`];
}

function drawList(files: Files, list: ActionList | undefined): string {
  if (list === undefined) return "no list";
  const items = list.items.map((item) => {
    const text = textAt(files, item.at);
    if ("value" in item)
      return /^['"`]/.test(text) && text.slice(1, -1) === item.value ? text : `${text}=${item.value}`;
    return `?${text}${item.values === undefined ? "" : `=${item.values.join("|")}`}`;
  });
  const sealed =
    list.sealed === undefined
      ? ""
      : ` sealed at ${list.sealed.at === undefined ? "?" : textAt(files, list.sealed.at)}`;
  return `[${items.join(", ")}]${sealed}`;
}

function drawSink(code: LocatedCode, { kind, policy, construct, role }: Sink): string {
  const made = construct === undefined ? undefined : code.constructs.get(construct);
  const name = made === undefined ? "?" : "literal" in made.name ? made.name.literal : "~";
  const place = typeof policy === "string" ? policy : `inline ${policy.inline ?? "?"}`;
  return `${kind} ${place} of ${name}${role === undefined ? "" : `.${role}`}`;
}

/** One line, whatever it is. */
function textAt(files: Files, { file, range }: Place): string {
  return (files[file] ?? "").slice(...range).replaceAll(/\s+/g, " ");
}
