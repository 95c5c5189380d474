// The contract between adapters and engine (DESIGN §2). Plain readonly data; every call but `load` is synchronous; nothing throws on input.

/** UTF-16 offsets into the text exactly as read (BOM and CRLF kept), end exclusive. */
export type Range = readonly [start: number, end: number];
/** `file`: real path relative to the root, `/` everywhere; two links to one file are one file. */
export interface Place {
  readonly file: string;
  readonly range: Range;
}
export interface Edit extends Place {
  readonly text: string;
}
/** Why something is not known, not fixed or not allowed. `code` is a closed, documented union. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly at?: Place;
}
/** A source object; unique within one `link`. */
export type Id = string;

/** The only I/O. Unsaved text and stdin win over disk. Outside the root, too large, no regular file: a Refusal. */
export interface Host {
  read(file: string): string | Refusal;
  /** What a file begins with that is refused for what it is (too large, no text), whatever its encoding; to tell whose it would be. */
  beginning?(file: string): string | undefined;
  list(directory: string): readonly string[];
  /** Where edits of ours made the text of a file of another: that one, to which positions noted elsewhere still refer. */
  before?(file: string): EditedText | undefined;
  /** When a file was last written, in milliseconds since the epoch; only to compare with another. */
  modified?(file: string): number | undefined;
}
/** A text before it was edited, and where its offsets have gone; nothing: what stood there is no more. */
export interface EditedText {
  readonly text: string;
  now(offset: number): number | undefined;
}

export interface Adapter<Unit> {
  readonly id: "terraform" | "cloudformation" | "cdk";
  /** Loads parsers (wasm). The only asynchronous call; the ESLint plugin awaits it at its top level. */
  load(): Promise<void>;
  /** Judged by the name alone, so that nothing else has to be read. */
  mayClaim(file: string): boolean;
  claims(file: string, text: string): boolean;
  /** What was made of this source and lies under the root, for the adapters before this one to locate; that is then `below`. */
  output?(units: ReadonlyMap<string, Unit>, host: Host): Output;
  /** Pure, cached by text. `tree`: ESLint's ESTree of exactly this text. */
  parse(file: string, text: string, tree?: unknown): Unit;
  /** Joins all units of the root, in linear time. `below`: results of earlier adapters (for cdk: the templates of cdk.out). */
  link(units: ReadonlyMap<string, Unit>, host: Host, below: Located, deployment: Deployment): Located;
  /** Evidence of this adapter's kind, which `link` gets back in the deployment; undefined: not mine. `from`: the file and JSON path of it. */
  ties(from: string, json: unknown): ReadEvidence | undefined;
  /** One answer for each change. Answers never overlap or touch: any subset can be applied together. */
  edit(changes: readonly Change[], located: Located): readonly Answer[];
  /** An independent parser: does `after` differ by `changes` only? Blocks no longer than its limit. */
  witness(file: string, after: string, changes: readonly Change[], located: Located): Refusal | undefined;
}

/** What only the user can say of how the source is deployed. */
export interface Deployment {
  /** Template (relative to the root, `/` everywhere) → the stacks made of it, by name or, each in one account and region, by ARN. */
  readonly stacks: ReadonlyMap<string, readonly string[]>;
  /** `<template>#<logical id>` of a nested stack → the template it is made of, where its URL does not tell. */
  readonly nested?: ReadonlyMap<string, string>;
  /** The accounts that a file or directory is deployed to; `undefined`: not known. */
  readonly accounts?: (path: string) => readonly string[] | undefined;
  /** All evidence, of every adapter; the same array as long as it is the same. */
  readonly ties?: readonly Tie[];
  /** Files of the root that the adapter has no units of, and that may name those it has; `unread`: those of which nothing is known. */
  readonly elsewhere?: {
    readonly files: readonly string[];
    readonly unread: readonly string[];
    /** Files that the adapter may claim by their names, and that nobody does: they may still make something of those it has. */
    readonly unclaimed?: readonly string[];
  };
}

/** Files that a tool has made of source (the templates of a cloud assembly), and what it said of how they are deployed. */
export interface Output {
  readonly files: readonly string[];
  readonly deployment: Deployment;
}

/** What one adapter found under the root. A source object may be reached by many documents: the engine inverts these references (law 10). */
/**
 * What is asked only of what is to change, or of who holds it, may be computed when it is asked for: `sealed`, `whole`, `unlisted`, and
 * `documents` beyond those that are `followed`. Copies are made by `revised`, which asks for nothing.
 */
export interface Located {
  readonly lists: ReadonlyMap<Id, ActionList>;
  readonly statements: ReadonlyMap<Id, SourceStatement>;
  readonly bundles: ReadonlyMap<Id, Bundle>;
  readonly documents: readonly PolicyDocument[];
  /** What `documents` begins with, where it ends with such as nobody follows, all `unknown`; absent: all of it. */
  readonly followed?: readonly PolicyDocument[];
  /** Every principal that the source defines, with or without a document. */
  readonly principals?: readonly Holder[];
  readonly directives: readonly DirectiveComment[];
  /** What came of evidence, if there was any. */
  readonly evidence?: LocatedEvidence;
  /** Their files are never edited. */
  readonly errors: readonly Refusal[];
  /** Why it is not known what was made of some source; worth telling to who has findings. */
  readonly unmade?: Refusal;
}
export interface LocatedEvidence {
  /** What does not fit the source, at the principals that it is about. */
  readonly contradictions: readonly Refusal[];
  /** What is deployed and is not of this source, or not for certain. */
  readonly unmatched: ReadonlyMap<DeployedUnit, Refusal>;
}
/**
 * A comment that may hold a directive of iamend or of ESLint, in a place where ESLint takes it for one; `text` without delimiters.
 * `about`, where lines alone do not tell: what one of iamend may be about, each as the ranges of its file that make it up, the nearest
 * first; the first of them with something to be about in it counts.
 */
export interface DirectiveComment extends Edit {
  readonly about?: readonly (readonly Range[])[];
}
/**
 * `at`: with brackets; for a lone scalar, the scalar. `sealed`: also used where it is no action list. `single`: only one pattern can stand
 * here.
 */
export interface ActionList {
  readonly at: Place;
  readonly items: readonly Item[];
  readonly sealed?: Refusal | undefined;
  readonly single?: Refusal;
  /**
   * Only texts that name a file lead to it: such files, and where they are known to be named. Who else names one, by its base name at
   * least, may use the list elsewhere.
   */
  readonly named?: { readonly files: readonly string[]; readonly by: readonly Place[] };
}
/** `at`: the whole element (quotes, tag, anchor, type assertion), without comma, dash or comment. `value`: decoded.
 *  Opaque: `values`, if known, are all it can be: judged and reported, never edited. */
export type Item =
  | { readonly at: Place; readonly value: string }
  | { readonly at: Place; readonly opaque: Refusal; readonly values?: readonly string[] };
/** `at`: block, object, sequence value or `new` expression, without separator. Its patterns: `lists`, concatenated. */
export interface SourceStatement {
  readonly at: Place;
  readonly effect: "Allow" | "Deny" | "unknown";
  readonly key: "Action" | "NotAction";
  readonly lists: readonly Id[];
  /** The block or document that it is written in, for directives above that. */
  readonly home?: Place;
  /** May hold patterns that are not listed: never emptied. */
  readonly open?: Refusal;
  /** Cannot be removed whole. */
  readonly whole?: Refusal | undefined;
}
/** A grant call, SAM policy template or AWS managed policy: fixed actions behind a name. Suggestions only. */
export interface Bundle {
  readonly at: Place;
  readonly name: string;
  readonly actions: readonly string[];
}
/** ONE deployed policy. A statement may be in many (for_each, a module called twice, two stacks); a document may join files. */
export interface PolicyDocument {
  /** `<directory or file>#<address>`, the left part relative to the root, `.` for the root itself. */
  readonly address: string;
  readonly at: Place;
  /** Only `identity` is refined. */
  readonly kind: "identity" | "trust" | "resource" | "boundary" | "unknown";
  readonly attachment: "inline" | "managed";
  /** Of a managed policy, as far as the source tells: others may attach it by that. */
  readonly name?: Name;
  readonly statements: readonly Id[];
  readonly bundles: readonly Id[];
  /** May hold statements that are not listed. */
  readonly open?: Refusal;
  /** Law 14. Absent: nothing is known of its size. */
  readonly size?: DocumentSize;
  readonly holders: readonly Holder[];
  /** More holders or instances may exist: the set is open (law 9). */
  readonly unlisted?: Refusal | undefined;
}
/** As AWS counts: characters of the JSON without white space. Not `exact`: each part that is not known counts for 128. */
export interface DocumentSize {
  readonly characters: number;
  readonly exact: boolean;
}
export interface Holder {
  /** Source address, in the form of a document's; empty when the principal is outside this source. */
  readonly address: string;
  readonly type: "role" | "user" | "group" | "permission-set";
  readonly name: Name;
  readonly path?: string;
  readonly account?: string;
  /** How many principals have this address, if several do: each stack of a template, and each turn of a loop, makes its own. */
  readonly instances?: number;
  readonly at: Place;
  /** What evidence says of it. */
  readonly deployed?: DeployedHolder;
}
/** What evidence says of a holder. */
export interface DeployedHolder {
  /** The principals that it is, each once. */
  readonly as: readonly DeployedPrincipal[];
  /** What is deployed is not what the source says, so that nothing is certain. */
  readonly contradicted?: Refusal;
  /** Why it may be others, too. */
  readonly open?: Refusal;
  /** What would tell of more of them: a command to be run. */
  readonly ask?: string;
}
/** `name`: as it is, without a path. `account`: absent where the evidence does not tell it. */
export interface DeployedPrincipal {
  readonly type: "role" | "user";
  readonly name: string;
  readonly partition?: string;
  readonly account?: string;
}
/**
 * literal: nothing outside the source changes it. default: an overridable variable or parameter; proves nothing alone. generated: a service
 * makes the rest, 8 to 14 letters and digits; `older`: what it begins with if it was made by an older rule.
 */
export type Name =
  | { readonly literal: string }
  | { readonly default: string }
  | { readonly starts: string; readonly ends: string }
  | { readonly generated: { readonly starts: string; readonly older?: string } }
  | { readonly unknown: Refusal };
/** Evidence: one thing that is deployed. */
export interface Tie {
  /** Where that is told: the file as the user calls it, and the JSON path. */
  readonly from: string;
  /** What it was deployed with; all ties of one stack share the object. */
  readonly unit: DeployedUnit;
  /** Its own in the unit: a logical id. */
  readonly address: string;
  /** As the unit calls it: `AWS::IAM::Role`. */
  readonly type: string;
  /** What it is called where it is: of a role its name, of a stack its ARN. Absent: there is none (any more). */
  readonly id?: string;
  readonly principal?: DeployedPrincipal;
}
/** A stack as it is deployed; as far as the evidence tells. */
export interface DeployedUnit {
  readonly kind: "stack";
  readonly name?: string;
  readonly arn?: string;
  readonly account?: string;
  /** May have more than what is told. */
  readonly isPart: boolean;
}
/** `path`: the rest of the JSON path of what is wrong, from where it was read. */
export type ReadEvidence =
  { readonly ties: readonly Tie[] } | { readonly path: string; readonly message: string };
/** items: index → replacements ([] removes). append: for NotAction. statement: removed whole. bundle: narrowed to `keep`. */
export type Change =
  | { readonly list: Id; readonly items: ReadonlyMap<number, readonly string[]> }
  | { readonly list: Id; readonly append: readonly string[] }
  | { readonly statement: Id }
  | { readonly bundle: Id; readonly keep: readonly string[] };
/** `becomes`: bundle → what it is then, in words that follow "Replace it with"; absent: what stays has no name. */
export type Answer =
  | {
      readonly changes: readonly Change[];
      readonly edits: readonly Edit[];
      readonly becomes?: ReadonlyMap<Id, string>;
    }
  | { readonly changes: readonly Change[]; readonly refusal: Refusal };
