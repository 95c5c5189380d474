import type { Place, Refusal } from "../../contract.js";
import type { Scope } from "../../evaluate/scope.js";
import type { MergedBlock } from "./merged-block.js";
import type { Module } from "./module.js";

/** A module as one call deploys it; a root module has one instance without a path. */
export interface ModuleInstance {
  readonly module: Module;
  /** Directory of the root module from which it is reached. */
  readonly root: string;
  /** `module.a["x"].module.b`, or nothing for the root module. */
  readonly path: string;
  readonly scope: Scope;
  /** It may stand for several instances. */
  readonly unlisted?: Refusal | undefined;
  /** Nothing for a root module. */
  readonly caller: Caller | undefined;
}

/** The instance whose call makes another one. */
export interface Caller {
  readonly instance: ModuleInstance;
  readonly call: MergedBlock;
}

/** A resource or data source as one key of its `for_each` or `count` deploys it. */
export interface ResourceInstance {
  readonly owner: ModuleInstance;
  readonly block: MergedBlock;
  readonly type: string;
  /** `infra/app#module.worker.aws_iam_role.this`, without a key. */
  readonly blockAddress: string;
  readonly address: string;
  /** `0`, `"a"`, `*` for any; nothing where there is but one. */
  readonly key: string | undefined;
  readonly scope: Scope;
  readonly unlisted?: Refusal | undefined;
}

/** The address of something in a module instance. */
export function addressIn({ root, path }: Pick<ModuleInstance, "root" | "path">, local: string): string {
  return `${root === "" ? "." : root}#${path === "" ? "" : `${path}.`}${local}`;
}

export function placeKey({ file, range }: Place): string {
  return `${file}:${String(range[0])}-${String(range[1])}`;
}
