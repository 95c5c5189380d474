// Templates as they are deployed: what the policies and holders are read from.
import type { Place, Refusal } from "../../contract.js";
import type { Scope } from "../../evaluate/scope.js";
import type { Hop } from "../../evaluate/serverless-variables.js";
import type { MapNode, TemplateNode } from "../../parse/node.js";
import type { StackPlace } from "./stack-place.js";

/** A template in one deployment: by itself, or as the nested stack of another template of this source. */
export interface TemplateInstance {
  /** Unique in a link: the file, and for a nested stack the key of its parent and its logical id there. */
  readonly key: string;
  readonly file: string;
  /** Which document of the file. */
  readonly document: number;
  readonly root: MapNode;
  readonly kind: "template" | "serverless";
  readonly scope: Scope;
  /** The templates that make it: the root itself, or what the `resources` of a serverless service hold. */
  readonly parts: readonly TemplatePart[];
  /** Where it is, if that is given. */
  readonly place?: StackPlace | undefined;
  /** Key of the outermost stack around it, or its own. */
  readonly outermost: string;
  /** Nested stacks of this source, by their logical ids. */
  readonly children: ReadonlyMap<string, TemplateInstance>;
  readonly resources: readonly Resource[];
  /** What transforms the template as a whole and is not known (a macro, an include at the top): it may add or change anything. */
  readonly unseen?: Refusal | undefined;
  /** A part of a service that cannot be read, and may name what stands here. */
  readonly unread?: Refusal | undefined;
}

/** A template, or one of several that are put together to a stack. */
export interface TemplatePart {
  readonly root: MapNode;
  /** Of the file that it stands in. */
  readonly scope: Scope;
  /** Keys and positions from the root of its file. */
  readonly steps: readonly (string | number)[];
  /** The variables of the Serverless Framework that lead there. */
  readonly through?: readonly Hop[];
}

/** A resource; one of a `Fn::ForEach` is one for each value. */
export interface Resource {
  readonly instance: TemplateInstance;
  /** With the values of loops put in. */
  readonly logicalId: string;
  readonly type: string;
  /** Its key and value. */
  readonly at: Place;
  readonly body: MapNode;
  /** `Properties`, aliases and merge keys not yet followed; `undefined`: none. */
  readonly properties: TemplateNode | undefined;
  /** With the variables of the loops that it stands in. */
  readonly scope: Scope;
  /** Keys and positions from the root of the document to the body. */
  readonly steps: readonly (string | number)[];
  /** The variables of the Serverless Framework that lead there. */
  readonly through?: readonly Hop[];
  /** More such resources may exist: the collection of its loop is not wholly known. */
  readonly unlisted?: Refusal;
}
