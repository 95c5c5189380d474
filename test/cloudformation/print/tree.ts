import type { PrintedStatement } from "../../support/print/policy.js";

/** What a template says, before it is written in YAML or JSON. Members of maps are in order. */
export type Tree =
  | string
  | null
  | readonly Tree[]
  | TreeMap
  | Call
  | Anchored
  | Alias
  | Statements
  | Statement
  | Actions
  | JsonText;

export interface TreeMap {
  readonly [key: string]: Tree;
}

/** A function of CloudFormation by its long name: `Ref`, `Fn::Sub`. */
export class Call {
  readonly name: string;
  readonly argument: string | Tree[];

  constructor(name: string, argument: string | Tree[]) {
    this.name = name;
    this.argument = argument;
  }
}

/** A value with an anchor; only YAML has them. */
export class Anchored {
  readonly name: string;
  readonly value: Tree;

  constructor(name: string, value: Tree) {
    this.name = name;
    this.value = value;
  }
}

export class Alias {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/** The statements of a policy, each somewhere in its element. */
export class Statements {
  readonly elements: Tree[];
  /** One statement that is no list. */
  readonly single: boolean;

  constructor(elements: Tree[], single: boolean) {
    this.elements = elements;
    this.single = single;
  }
}

export class Statement {
  readonly index: number;
  readonly tree: TreeMap;

  constructor(index: number, tree: TreeMap) {
    this.index = index;
    this.tree = tree;
  }
}

/** The list of actions of a statement, without what may come behind it. */
export class Actions {
  readonly statement: PrintedStatement;

  constructor(statement: PrintedStatement) {
    this.statement = statement;
  }
}

/** A policy in JSON that is a text. */
export class JsonText {
  readonly policy: Tree;
  readonly quotes: "single" | "double" | "literal" | "folded";
  /** Whether `Fn::Sub` is around it. */
  readonly sub: boolean;

  constructor(policy: Tree, quotes: "single" | "double" | "literal" | "folded", sub: boolean) {
    this.policy = policy;
    this.quotes = quotes;
    this.sub = sub;
  }
}

export function isList(tree: Tree): tree is readonly Tree[] {
  return Array.isArray(tree);
}

export function ref(name: string): Call {
  return new Call("Ref", name);
}

export const NO_VALUE = ref("AWS::NoValue");

/** Whether the actions are one text without a list around it; what chooses between texts there would choose between lists. */
export function isAlone({ actions, scalar, open }: PrintedStatement): boolean {
  return scalar && !open && actions.length === 1 && typeof actions[0] === "string";
}
