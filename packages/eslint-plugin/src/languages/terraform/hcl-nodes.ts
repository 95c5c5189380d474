// The nodes of Terraform files, in native and in JSON syntax, as rules and selectors see them.
import type { Element, SourceComment } from "../element.js";

interface HclElement extends Element {
  readonly parent: HclNode | undefined;
}

/** The root; its range is the whole text. */
export interface HclFile extends HclElement {
  readonly type: "HclFile";
  /** In source order. */
  readonly body: readonly (HclAttribute | HclBlock)[];
  readonly comments: readonly SourceComment[];
}

/** `type "label" { … }`; in JSON syntax from the last name that is the block's own. */
export interface HclBlock extends HclElement {
  readonly type: "HclBlock";
  readonly blockType: string;
  readonly labels: readonly HclLabel[];
  /** In source order. In JSON syntax nobody can tell blocks within a block from values: all are attributes. */
  readonly body: readonly (HclAttribute | HclBlock)[];
}

/** With its quotes, if there are any. */
export interface HclLabel extends HclElement {
  readonly type: "HclLabel";
  readonly value: string;
}

/** `name = value` */
export interface HclAttribute extends HclElement {
  readonly type: "HclAttribute";
  readonly name: string;
  readonly value: HclExpression;
}

/** A quoted string without interpolation, with its quotes; `value` is decoded. */
export interface HclString extends HclElement {
  readonly type: "HclString";
  readonly value: string;
}

/** A quoted string with interpolations or directives. */
export interface HclTemplate extends HclElement {
  readonly type: "HclTemplate";
  readonly parts: readonly HclTemplatePart[];
}

/** From `<<` to the end of the closing marker. */
export interface HclHeredoc extends HclElement {
  readonly type: "HclHeredoc";
  readonly flavour: "<<" | "<<-";
  readonly marker: string;
  /** What it says, if it holds neither interpolations nor directives. */
  readonly value: string | undefined;
  readonly parts: readonly HclTemplatePart[];
}

/** Characters of a template, decoded; in a heredoc each line is a part of its own. */
export interface HclText extends HclElement {
  readonly type: "HclText";
  readonly value: string;
}

/** `${expression}` */
export interface HclInterpolation extends HclElement {
  readonly type: "HclInterpolation";
  readonly expression: HclExpression;
}

/** `%{ if condition }then%{ else }else%{ endif }` */
export interface HclIfDirective extends HclElement {
  readonly type: "HclIfDirective";
  readonly condition: HclExpression;
  readonly then: readonly HclTemplatePart[];
  readonly else: readonly HclTemplatePart[];
}

/** `%{ for keyName, valueName in source }body%{ endfor }` */
export interface HclForDirective extends HclElement {
  readonly type: "HclForDirective";
  readonly keyName: string | undefined;
  readonly valueName: string;
  readonly source: HclExpression;
  readonly body: readonly HclTemplatePart[];
}

export interface HclNumber extends HclElement {
  readonly type: "HclNumber";
  readonly value: number;
  /** As written: not every number of HCL is one of JavaScript. */
  readonly raw: string;
}

export interface HclBool extends HclElement {
  readonly type: "HclBool";
  readonly value: boolean;
}

export interface HclNull extends HclElement {
  readonly type: "HclNull";
  readonly value: null;
}

/** `[elements]` */
export interface HclList extends HclElement {
  readonly type: "HclList";
  readonly elements: readonly HclExpression[];
}

/** `{ items }` */
export interface HclObject extends HclElement {
  readonly type: "HclObject";
  readonly items: readonly HclItem[];
}

/** `key = value` or `key : value` in an object. */
export interface HclItem extends HclElement {
  readonly type: "HclItem";
  /** What the key says, if it need not be evaluated. */
  readonly name: string | undefined;
  readonly key: HclKey | HclExpression;
  readonly separator: "=" | ":";
  readonly value: HclExpression;
}

/** A key that stands for itself, bare or quoted. */
export interface HclKey extends HclElement {
  readonly type: "HclKey";
  readonly name: string;
  readonly quoted: boolean;
}

/** A bare name: what a traversal begins with, or a variable of a `for`. */
export interface HclName extends HclElement {
  readonly type: "HclName";
  readonly name: string;
}

/** `from` with steps behind it: `local.a["b"][*].c`. */
export interface HclTraversal extends HclElement {
  readonly type: "HclTraversal";
  readonly from: HclExpression;
  readonly steps: readonly HclStep[];
}

/** `.name` */
export interface HclAttributeStep extends HclElement {
  readonly type: "HclAttributeStep";
  readonly name: string;
}

/** `[key]` */
export interface HclIndexStep extends HclElement {
  readonly type: "HclIndexStep";
  readonly key: HclExpression;
}

/** `[*]` or `.*`, with the steps that apply to each element. */
export interface HclSplatStep extends HclElement {
  readonly type: "HclSplatStep";
  readonly each: readonly HclStep[];
}

/** `name(arguments)`; `expand`: the last argument is followed by `...`. */
export interface HclCall extends HclElement {
  readonly type: "HclCall";
  readonly name: string;
  readonly arguments: readonly HclExpression[];
  readonly expand: boolean;
}

/** `condition ? then : else` */
export interface HclConditional extends HclElement {
  readonly type: "HclConditional";
  readonly condition: HclExpression;
  readonly then: HclExpression;
  readonly else: HclExpression;
}

export interface HclUnary extends HclElement {
  readonly type: "HclUnary";
  readonly operator: "-" | "!";
  readonly operand: HclExpression;
}

export interface HclBinary extends HclElement {
  readonly type: "HclBinary";
  readonly operator: string;
  readonly left: HclExpression;
  readonly right: HclExpression;
}

/** `[for keyName, valueName in source : value if condition]` */
export interface HclForList extends HclElement {
  readonly type: "HclForList";
  readonly keyName: string | undefined;
  readonly valueName: string;
  readonly source: HclExpression;
  readonly value: HclExpression;
  readonly condition: HclExpression | undefined;
}

/** `{for keyName, valueName in source : key => value... if condition}`; `group`: the `...` stands there. */
export interface HclForObject extends HclElement {
  readonly type: "HclForObject";
  readonly keyName: string | undefined;
  readonly valueName: string;
  readonly source: HclExpression;
  readonly key: HclExpression;
  readonly value: HclExpression;
  readonly group: boolean;
  readonly condition: HclExpression | undefined;
}

/** `(expression)` */
export interface HclParentheses extends HclElement {
  readonly type: "HclParentheses";
  readonly expression: HclExpression;
}

export type HclTemplatePart = HclText | HclInterpolation | HclIfDirective | HclForDirective;

export type HclStep = HclAttributeStep | HclIndexStep | HclSplatStep;

export type HclExpression =
  | HclString
  | HclTemplate
  | HclHeredoc
  | HclNumber
  | HclBool
  | HclNull
  | HclList
  | HclObject
  | HclName
  | HclTraversal
  | HclCall
  | HclConditional
  | HclUnary
  | HclBinary
  | HclForList
  | HclForObject
  | HclParentheses;

export type HclNode =
  HclFile | HclBlock | HclLabel | HclAttribute | HclItem | HclKey | HclTemplatePart | HclStep | HclExpression;
