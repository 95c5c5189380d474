// What the code of a root tells by itself, before anything is known of what it was synthesised to.
import type { List, ListSite, StatementSite } from "@iamend/source";
import type {
  ActionList,
  DirectiveComment,
  Id,
  Place,
  Range,
  Refusal,
  SourceStatement,
} from "../contract.js";

/** All code of a root, located; ids are unique in it. */
export interface LocatedCode {
  readonly lists: ReadonlyMap<Id, ActionList>;
  readonly listSites: ReadonlyMap<Id, ListSite>;
  readonly statements: ReadonlyMap<Id, CodeStatement>;
  readonly statementSites: ReadonlyMap<Id, StatementSite>;
  readonly constructs: ReadonlyMap<Id, CodeConstruct>;
  readonly classes: ReadonlyMap<Id, CodeClass>;
  readonly directives: readonly DirectiveComment[];
  /** Syntax errors. */
  readonly errors: readonly Refusal[];
  /** The call (or `new` expression) that a stack frame at this offset is of. */
  callAt(file: string, offset: number): CodeCall | undefined;
}

/** A `PolicyStatement`, or an object that is one (`{ Effect, Action, … }`). */
export interface CodeStatement {
  readonly statement: SourceStatement;
  /** Offsets (into the file of `statement.at`) that stack frames of its making point to: that of `new`, or of the name of the called method. */
  readonly frames: readonly number[];
  /** What the code does with it, as far as that is followed. */
  readonly sinks: readonly Sink[];
  /** It may also get to where nothing is known of: returned, exported, given to a function. */
  readonly escapes?: Refusal;
}

/** Where a statement goes. */
export interface Sink {
  /** What the policy is to AWS: `addToPolicy` is an identity policy, `addToResourcePolicy` a resource policy. */
  readonly kind: "identity" | "trust" | "resource" | "boundary" | "unknown";
  /** The construct whose policy it is; absent: not followed. */
  readonly construct?: Id;
  /** In which of its policies: the one that `addToPolicy` fills, one of `inlinePolicies` by its key, or the construct is the policy. */
  readonly policy: "default" | "own" | { readonly inline: string | undefined };
  /** Which of several roles of the construct, by its property: `taskRole`, `executionRole`. */
  readonly role?: string;
}

/** A `new` expression that makes a construct. */
export interface CodeConstruct {
  readonly at: Place;
  /** Of the `new`. */
  readonly frame: number;
  /** From aws-cdk-lib: module and class, as in `aws-iam.Role`, `core.Stack`; else the class of this root; absent: from elsewhere. */
  readonly type?: { readonly library: string } | { readonly own: Id };
  /** The class or function in whose body it stands; absent: top level. */
  readonly within?: Id;
  /** The first argument: `this` of the class around it, the variable that holds another construct, or unknown. */
  readonly scope: { readonly self: Id } | { readonly construct: Id } | { readonly unknown: Refusal };
  /** The second argument. */
  readonly name: { readonly literal: string } | { readonly unknown: Refusal };
  /** It may run any number of times for one run of what is around it: in a loop, a callback, or a function that is called. */
  readonly repeated: boolean;
  /** It may not run: in a branch. */
  readonly conditional: boolean;
  /** Text properties of its last argument that name what it makes (`roleName`, `userName`, `managedPolicyName`, `stackName`), where literal. */
  readonly named: ReadonlyMap<string, string>;
}

export interface CodeClass {
  readonly at: Place;
  readonly name: string;
  /** From aws-cdk-lib as `core.Stack`, or another class of this root. */
  readonly base?: { readonly library: string } | { readonly own: Id };
  /** Code outside of the root, or code that is not followed, may make one. */
  readonly escapes?: Refusal;
  /** Its objects may be elsewhere in the tree of constructs than its first two arguments say. */
  readonly moved?: Refusal;
}

/** A call as it stands in code. */
export interface CodeCall {
  /** The whole call or `new` expression. */
  readonly at: Place;
  /** The method or class, as written: `grantRead`. */
  readonly name: string;
  /** Where a stack frame of it points to. */
  readonly frame: number;
  /** Of the call of a method that is named like a grant, and is none of this root. */
  readonly grant?: CodeGrant;
}

/** What is needed to write another grant in the place of one. */
export interface CodeGrant {
  /** Where the name of the method stands. */
  readonly named: Range;
  readonly arguments: ListSite & { readonly shape: { readonly list: List } };
  /** The arguments that are texts. */
  readonly texts: readonly (string | undefined)[];
  readonly spread: boolean;
  /** Where it can be taken away as a whole, or why it cannot. */
  readonly whole: StatementSite | Refusal;
}
