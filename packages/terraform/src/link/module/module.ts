// A directory of configuration: what its files declare together.
import type { Place, Refusal } from "../../contract.js";
import type { Block } from "../../parse/ast.js";
import type { ParsedFile } from "../../parse/parse-file.js";
import { partOf, type MergedBlock, type Sourced } from "./merged-block.js";

/** The blocks of all files of a directory. */
export interface Module {
  readonly directory: string;
  readonly files: readonly ParsedFile[];
  /** By address: `aws_iam_role.app`, `data.aws_iam_policy_document.app`. */
  readonly resources: ReadonlyMap<string, MergedBlock>;
  readonly locals: ReadonlyMap<string, Sourced>;
  readonly variables: ReadonlyMap<string, MergedBlock>;
  readonly outputs: ReadonlyMap<string, MergedBlock>;
  readonly calls: ReadonlyMap<string, MergedBlock>;
  /** Blocks of any other type. */
  readonly others: readonly MergedBlock[];
  /** It says where its state is kept, which only a root module does. */
  readonly keepsState: boolean;
  /** Set: it may hold more than what is here. */
  readonly broken?: Refusal | undefined;
}

const OVERRIDE = /(?:^|\/|_)override\.(?:tf|tofu)(?:\.json)?$/;

/** Reads the files of a directory, override files last. */
export function readModule(directory: string, parsed: readonly ParsedFile[], broken?: Refusal): Module {
  const files = parsed.toSorted(
    (left, right) =>
      Number(OVERRIDE.test(left.file)) - Number(OVERRIDE.test(right.file)) ||
      (left.file < right.file ? -1 : 1),
  );
  const resources = new Map<string, MergedBlock>();
  const locals = new Map<string, Sourced>();
  const variables = new Map<string, MergedBlock>();
  const outputs = new Map<string, MergedBlock>();
  const calls = new Map<string, MergedBlock>();
  const others: MergedBlock[] = [];
  let keepsState = false;
  for (const { file, body } of files) {
    for (const block of body.blocks) {
      const [first, second] = block.labels.map(({ value }) => value);
      switch (block.type) {
        case "resource":
        case "data":
          if (first === undefined || second === undefined) break;
          merge(resources, `${block.type === "data" ? "data." : ""}${first}.${second}`, block, file);
          break;
        case "variable":
          merge(variables, first, block, file);
          break;
        case "output":
          merge(outputs, first, block, file);
          break;
        case "module":
          merge(calls, first, block, file);
          break;
        case "locals":
          for (const { name, value, at } of block.body.attributes) locals.set(name, { value, file, at });
          break;
        case "terraform":
          keepsState ||= [...block.body.blocks, ...block.body.attributes].some((part) => {
            const name = "type" in part ? part.type : part.name;
            return name === "backend" || name === "cloud";
          });
          break;
        default:
          others.push(merged(block, file));
      }
    }
  }
  return { directory, files, resources, locals, variables, outputs, calls, others, keepsState, broken };
}

function merged(block: Block, file: string): MergedBlock {
  const at: Place = { file, range: block.at };
  return {
    type: block.type,
    labels: block.labels.map(({ value }) => value),
    at,
    parts: [partOf(block, file)],
  };
}

function merge(blocks: Map<string, MergedBlock>, name: string | undefined, block: Block, file: string): void {
  if (name === undefined) return;
  const base = blocks.get(name);
  const next = merged(block, file);
  blocks.set(name, base === undefined ? next : { ...base, parts: [...base.parts, ...next.parts] });
}
