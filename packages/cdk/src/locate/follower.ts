// What following a value from step to step has in common.
import type { TSESTree } from "@typescript-eslint/types";
import type { Refusal } from "../contract.js";
import type { CodeWorld } from "../evaluate/code-world.js";
import type { CodeFile } from "../parse/code-file.js";
import type { Node } from "../parse/syntax.js";
import type { Sink } from "./located-code.js";

/** What becomes of a statement, as far as the code is followed. */
export interface Destination {
  readonly sinks: Sink[];
  /** Calls and `new` expressions of the CDK that take the statement, or make it of an object. */
  readonly takers: {
    readonly file: CodeFile;
    readonly node: TSESTree.CallExpression | TSESTree.NewExpression;
  }[];
  /** `addActions` and `addNotActions` of the statement. */
  readonly added: {
    readonly file: CodeFile;
    readonly call: TSESTree.CallExpression;
    readonly method: string;
  }[];
  /** Its effect is given another value. */
  changed?: Refusal;
  escapes?: Refusal;
}

/**
 * A value on its way: the statement itself (`keys` empty), or something that holds it at the end of these keys, `[]` for an element.
 *
 * `document`: it has become part of a policy document, which is what now goes on.
 */
export interface Flow {
  readonly file: CodeFile;
  readonly node: Node;
  readonly keys: readonly string[];
  readonly form: "statement" | "document";
  /** The `policyName` beside its document. */
  readonly inline?: string;
}

/** What takes values: calls and `new` expressions are told apart elsewhere. */
export interface Taken extends Flow {
  readonly call: TSESTree.CallExpression | TSESTree.NewExpression;
  readonly index: number;
}

export interface Follower {
  readonly world: CodeWorld;
  readonly destination: Destination;
  readonly go: (flow: Flow) => void;
  readonly escape: (message: string, file: CodeFile, node: Node) => void;
  /** Whether the same value has not been followed through there before. */
  readonly first: (node: Node, keys: readonly string[]) => boolean;
}
