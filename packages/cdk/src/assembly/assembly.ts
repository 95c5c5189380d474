// A cloud assembly: what an app was synthesised to, as far as it tells where its policies come from.
import type { Refusal } from "../contract.js";

export interface Assembly {
  /** That of `manifest.json`, relative to the root. */
  readonly directory: string;
  /** Those of its stages included. */
  readonly stacks: readonly AssemblyStack[];
  /** Of the recorder, if it ran. */
  readonly recording?: Recording;
  /** What could not be used of it, though the rest can: a record, or what is told of constructs. */
  readonly refusals: readonly Refusal[];
}

/** A stack that is deployed by itself. All files are relative to the root. */
export interface AssemblyStack {
  /** Its id in the manifest. */
  readonly artifact: string;
  /** As CloudFormation calls it. */
  readonly name: string;
  /** Construct path: `Prod/Orders`. */
  readonly path: string;
  readonly template: string;
  /** `undefined`: whichever the app is deployed with. */
  readonly account: string | undefined;
  readonly region: string | undefined;
  /** The stacks in it, at any depth. */
  readonly nested: readonly NestedStack[];
  /** Of its template and of those of its nested stacks. */
  readonly resources: readonly AssemblyResource[];
}

export interface NestedStack {
  /** The template that has the resource. */
  readonly parent: string;
  /** Of the `AWS::CloudFormation::Stack` there. */
  readonly logicalId: string;
  /** What the stack is made of. */
  readonly template: string;
  /** Construct path of the nested stack, where it is one of CDK. */
  readonly path: string | undefined;
}

export interface AssemblyResource {
  readonly template: string;
  readonly logicalId: string;
  readonly type: string;
  /** Construct path: `Orders/Worker/Role/Resource`. */
  readonly path: string | undefined;
  /** Where it was made, nearest first: what was called from `node_modules` alone has none. */
  readonly frames: readonly CreationFrame[];
}

/** A call in the code of a user. Frames of other packages are left out. */
export interface CreationFrame {
  /** Relative to the root; `undefined`: none of its files. */
  readonly file: string | undefined;
  /** Both from 1, in UTF-16 units; as the running code had them: of compiled code without a source map, those of the JavaScript. */
  readonly line: number;
  readonly column: number;
  /** The function that the call stands in, as V8 names it. */
  readonly within: string;
}

/** What `iamend-record.json` says, with files relative to the root. */
export interface Recording {
  readonly file: string;
  /** SHA-256 of the bytes of each source file at synthesis, in hexadecimal digits. */
  readonly files: ReadonlyMap<string, string>;
  /** The same of the templates that were synthesised then. */
  readonly templates: ReadonlyMap<string, string>;
  readonly statements: readonly RecordedStatement[];
}

export interface RecordedStatement {
  readonly at: RecordedPlace;
  /** `library`: made in `node_modules`, on behalf of the call at `at`. */
  readonly by: "new" | "fromJson" | "library";
  /** The function called at `at`, where a library made the statement. */
  readonly through: string | undefined;
  readonly effect: "Allow" | "Deny";
  /** As they were in the end; `undefined`: no text. */
  readonly actions: readonly (string | undefined)[];
  readonly notActions: readonly (string | undefined)[];
  /** Calls that gave it more after it was made. */
  readonly added: readonly RecordedAddition[];
  readonly documents: readonly RecordedDocument[];
  /** The app itself has read its actions, so that they may be anywhere. */
  readonly elsewhere: boolean;
}

export interface RecordedAddition {
  readonly at: RecordedPlace;
  readonly actions: readonly (string | undefined)[];
}

/** Line and column from 1, in UTF-16 units. */
export interface RecordedPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Where a statement ended. */
export interface RecordedDocument {
  readonly template: string;
  readonly logicalId: string;
  /** `PolicyDocument`, `Policies/<PolicyName>`, `AssumeRolePolicyDocument`, … */
  readonly property: string;
  /** Construct path of the resource. */
  readonly path: string;
}
