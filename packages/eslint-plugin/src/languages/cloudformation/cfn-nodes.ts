// The nodes of templates and policies in YAML and JSON, as rules and selectors see them.
import type { Element, SourceComment } from "../element.js";

interface CfnElement extends Element {
  readonly parent: CfnNode | undefined;
}

/** Ranges are those with tag and anchor. */
interface CfnTagged extends CfnElement {
  /** Short form of an intrinsic function, as written: `!Sub`. */
  readonly tag: string | undefined;
  /** Name of the anchor that is declared here. */
  readonly anchor: string | undefined;
}

/** The root; its range is the whole text. */
export interface CfnFile extends CfnElement {
  readonly type: "CfnFile";
  readonly syntax: "yaml" | "json";
  /** One root for each document that is not empty; none in a file that is neither template nor policy. */
  readonly documents: readonly CfnValue[];
  readonly comments: readonly SourceComment[];
}

export interface CfnMap extends CfnTagged {
  readonly type: "CfnMap";
  /** `flow`: between braces, or a pair alone in brackets. JSON is `flow`. */
  readonly layout: "block" | "flow";
  readonly entries: readonly CfnEntry[];
}

/** From the start of the key to the end of the value. */
export interface CfnEntry extends CfnElement {
  readonly type: "CfnEntry";
  /** What the key says, if it is a scalar without a tag. */
  readonly name: string | undefined;
  readonly key: CfnKey | CfnMap | CfnSequence | CfnAlias;
  readonly value: CfnValue;
}

export interface CfnSequence extends CfnTagged {
  readonly type: "CfnSequence";
  /** `flow`: between brackets. JSON is `flow`. */
  readonly layout: "block" | "flow";
  readonly items: readonly CfnValue[];
}

/** A scalar that is a key. */
export interface CfnKey extends CfnTagged {
  readonly type: "CfnKey";
  readonly text: string;
  readonly style: CfnScalar["style"];
}

/** A scalar that is a value. */
export interface CfnScalar extends CfnTagged {
  readonly type: "CfnScalar";
  /** What it says, decoded. */
  readonly text: string;
  readonly style: "plain" | "single" | "double" | "block" | "empty";
  /** A text, or what YAML 1.2 makes of a plain scalar. */
  readonly valueType: "string" | "number" | "boolean" | "null";
}

/** What it stands for is no child of it. */
export interface CfnAlias extends CfnTagged {
  readonly type: "CfnAlias";
  /** Without the `*`. */
  readonly name: string;
}

export type CfnValue = CfnMap | CfnSequence | CfnScalar | CfnAlias;

export type CfnNode = CfnFile | CfnEntry | CfnKey | CfnValue;
