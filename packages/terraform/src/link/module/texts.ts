// Files that expressions read: policies beside the configuration.
import type { Host, Place, Refusal } from "../../contract.js";
import { spread } from "../../evaluate/alternatives.js";
import { evaluate } from "../../evaluate/evaluate.js";
import { reason } from "../../evaluate/reason.js";
import { createRun, type Run, type Trace } from "../../evaluate/run.js";
import { bind, EMPTY_SCOPE, type Scope } from "../../evaluate/scope.js";
import { makeSet } from "../../evaluate/set.js";
import { unknown, type Value } from "../../evaluate/value.js";
import type { Expression } from "../../parse/ast.js";
import { readJsonData } from "../../parse/json-data.js";
import { parseTemplate } from "../../parse/parse-expression.js";
import type { DataFile } from "../syntax/expression-index.js";
import { fileSet } from "./file-set.js";
import { placeKey } from "./module-instance.js";
import { resolvePath } from "./paths.js";

/** What `file()` and `templatefile()` read, each file once. */
export interface Texts {
  /** The text of a file, or why there is none. */
  read(file: string): string | Refusal;
  /** The syntax of a file that is a template. */
  template(file: string): Expression | Refusal;
  /** A file that was read and is data in JSON. */
  data(file: string): DataFile | undefined;
  /** The answer to a call of a function that reads files; paths are seen from `root`. */
  call(root: string, name: string, args: readonly Value[], run: Run, at: Place): Value | undefined;
  /** The text that the text of a file gives as a template. */
  render(root: string, text: Value, vars: Value | undefined): Value;
  /** The calls that read files so far. */
  calls(): Iterable<FileCall>;
  /** The files read so far. */
  readonly seen: ReadonlyMap<string, string | Refusal>;
}

/** A call that reads a file. `unclear`: paths of which not all is known, with `${}` for what is not. */
export interface FileCall {
  readonly at: Place;
  readonly root: string;
  readonly unclear: readonly string[];
}

export function createTexts(host: Host, trace: Trace): Texts {
  const seen = new Map<string, string | Refusal>();
  const templates = new Map<string, Expression | Refusal>();
  const decoded = new Map<string, DataFile | undefined>();
  const calls = new Map<string, FileCall & { readonly unclear: string[] }>();

  function read(file: string): string | Refusal {
    const known = seen.get(file);
    if (known !== undefined) return known;
    const text = host.read(file);
    seen.set(file, text);
    return text;
  }

  function template(file: string): Expression | Refusal {
    const known = templates.get(file);
    if (known !== undefined) return known;
    const parsed = parse(file);
    templates.set(file, parsed);
    return parsed;
  }

  function parse(file: string): Expression | Refusal {
    const text = read(file);
    if (typeof text !== "string") return text;
    const parsed = parseTemplate(text, [0, text.length], (start, end) => [start, end]);
    if (!("code" in parsed)) return parsed;
    return { code: "template-syntax", message: parsed.message, at: { file, range: parsed.at } };
  }

  function data(file: string): DataFile | undefined {
    if (decoded.has(file)) return decoded.get(file);
    const text = seen.get(file);
    const root = typeof text === "string" ? readJsonData(text) : undefined;
    const found = typeof text === "string" && root !== undefined ? { text, root } : undefined;
    decoded.set(file, found);
    return found;
  }

  function render(file: string, vars: Value | undefined, functions: Scope, run: Run): Value {
    const parsed = template(file);
    if ("code" in parsed) return unknown(parsed);
    if (parsed.kind === "string") {
      const origin = { form: "built", at: { file, range: parsed.at }, by: "templatefile" } as const;
      return { kind: "string", value: parsed.value, origin };
    }
    const names =
      vars?.kind === "object" ? [...vars.entries].map(([key, { value }]) => [key, value] as const) : [];
    return evaluate(parsed, file, bind(new Map(names), functions), run);
  }

  return {
    read,
    template,
    data,
    seen,
    call: callFile,
    calls: () => calls.values(),
    render(root, text, vars) {
      const origin = text.kind === "string" ? text.origin : undefined;
      if (origin?.form === "built" && origin.by === "file") {
        return render(origin.at.file, vars, functionsIn(root), createRun(trace));
      }
      return unknown(reason("unsupported", "Only templates in files are followed."));
    },
  };

  function functionsIn(root: string): Scope {
    return {
      ...EMPTY_SCOPE,
      call: (name, args, run, at) => callFile(root, name, args, run, at),
    };
  }

  function callFile(
    root: string,
    name: string,
    args: readonly Value[],
    run: Run,
    at: Place,
  ): Value | undefined {
    const [path] = args;
    if (name === "fileset") return filesIn(root, args, at);
    if ((name !== "file" && name !== "templatefile") || path === undefined) return undefined;
    const why = reason("unknown-condition", "Which file this is depends on something that is not known.", at);
    const result = spread([path], why, ([settled = path]) => named(settled, root, name, args[1], run, at));
    // A file that is read is used, as a name is that is referred to.
    trace.reference(at, result);
    return result;
  }

  function noteCall(root: string, at: Place, unclear: string | undefined): void {
    const key = `${root}:${placeKey(at)}`;
    const known = calls.get(key) ?? { at, root, unclear: [] };
    calls.set(key, known);
    if (unclear !== undefined) known.unclear.push(unclear);
  }

  function filesIn(root: string, args: readonly Value[], at: Place): Value {
    const [directory, pattern] = args;
    const why = reason("unresolved-reference", "Which files these are is not known.", at);
    if (directory?.kind !== "string" || pattern?.kind !== "string" || args.length > 2) return unknown(why);
    const path = resolvePath(root, directory.value);
    const found = path === undefined ? undefined : fileSet(host, path, pattern.value);
    noteCall(root, at, found === undefined ? "${}" : undefined);
    const origin = { form: "built", at, by: "fileset" } as const;
    return found === undefined
      ? unknown(why)
      : makeSet(found.map((value) => ({ kind: "string", value: value.normalize("NFC"), origin }) as const));
  }

  function named(
    path: Value,
    root: string,
    name: string,
    vars: Value | undefined,
    run: Run,
    at: Place,
  ): Value {
    noteCall(root, at, path.kind === "string" ? undefined : writtenPath(path));
    if (path.kind !== "string") {
      return path.kind === "unknown"
        ? path
        : unknown(reason("unresolved-reference", "The name of the file is not known.", at));
    }
    const file = resolvePath(root, path.value);
    if (file === undefined) {
      return unknown(reason("outside-root", `\`${path.value}\` is outside of what is read.`, at));
    }
    const text = read(file);
    if (typeof text !== "string") return unknown({ ...text, at });
    if (name === "templatefile") return render(file, vars, functionsIn(root), run);
    const origin = { form: "built", at: { file, range: [0, text.length] }, by: "file" } as const;
    return { kind: "string", value: text.normalize("NFC"), origin };
  }
}

function writtenPath(path: Value): string {
  if (path.kind !== "partial") return path.kind === "string" ? path.value : "${}";
  return path.parts.map((part) => (part.kind === "text" ? part.value : writtenPath(part.value))).join("");
}
