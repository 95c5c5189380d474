import { isDeepStrictEqual } from "node:util";
import { containsGlob } from "@iamend/core";
import type { Templates } from "./synthesise.js";

type Json = Readonly<Record<string, unknown>>;

/**
 * How the policies of templates differ, as `<logical id>: s3:PutObject goes`. Anything else that differs is an error: so are statements in
 * another order, and a narrower Deny.
 */
export function changes(before: Templates, after: Templates): readonly string[] {
  const found: string[] = [];
  if (!isDeepStrictEqual([...before.keys()], [...after.keys()])) throw new Error("other templates");
  for (const [file, template] of before)
    compare(template, after.get(file), file, [], (where, what) => {
      found.push(`${where}: ${what}`);
    });
  return found;
}

type Note = (where: string, what: string) => void;

function compare(one: unknown, other: unknown, file: string, path: readonly string[], note: Note): void {
  if (isDeepStrictEqual(one, other)) return;
  const key = path.at(-1) ?? "";
  if (key === "Statement") {
    compareStatements(one, other, path, note);
    return;
  }
  // The hash of a nested template, in its address.
  if (key === "TemplateURL") return;
  if (typeof one === "object" && typeof other === "object" && one !== null && other !== null) {
    const [left, right] = [one as Json, other as Json];
    if (!isDeepStrictEqual(Object.keys(left), Object.keys(right)))
      throw new Error(`${file}: ${path.join(".")} has other keys`);
    for (const [name, value] of Object.entries(left))
      compare(value, right[name], file, [...path, name], note);
    return;
  }
  throw new Error(`${file}: ${path.join(".")} is ${JSON.stringify(other)}, and was ${JSON.stringify(one)}`);
}

function compareStatements(one: unknown, other: unknown, path: readonly string[], note: Note): void {
  const left = [one].flat() as readonly Json[];
  const rest = [...([other].flat() as readonly Json[])];
  const where = path[1] ?? "";
  for (const statement of left) {
    const { Action: actions, ...others } = statement;
    const next = rest[0];
    const { Action: nowActions, ...nowOthers } = next ?? {};
    // Statements that differ in their actions only are told apart by these.
    if (next === undefined || !isDeepStrictEqual(others, nowOthers) || !isWithin(nowActions, actions)) {
      if (statement["Effect"] !== "Allow")
        throw new Error(`${where}: a ${String(statement["Effect"])} is gone`);
      note(where, `statement of ${[actions].flat().map(shown).join(", ")} goes`);
      continue;
    }
    rest.shift();
    if (isDeepStrictEqual(actions, nowActions)) continue;
    if (statement["Effect"] !== "Allow")
      throw new Error(`${where}: a ${String(statement["Effect"])} is changed`);
    const [was, is] = [[actions].flat().map(shown), [nowActions].flat().map(shown)];
    const gone = was.filter((action) => !is.includes(action));
    const come = is.filter((action) => !was.includes(action));
    note(
      where,
      come.length === 0 ? `${gone.join(", ")} goes` : `${gone.join(", ")} becomes ${come.join(", ")}`,
    );
  }
  if (rest.length > 0) throw new Error(`${where}: a statement is new`);
}

function isWithin(actions: unknown, allowed: unknown): boolean {
  return [actions]
    .flat()
    .every((action) =>
      [allowed]
        .flat()
        .some(
          (pattern) =>
            pattern === action ||
            isDeepStrictEqual(pattern, action) ||
            (typeof pattern === "string" && typeof action === "string" && containsGlob(pattern, action)),
        ),
    );
}

function shown(action: unknown): string {
  return typeof action === "string" ? action : JSON.stringify(action);
}
