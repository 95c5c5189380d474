// The syntax of a Terraform file as plain data. Every `at` covers exactly the characters the comment beside it
// says, as UTF-16 offsets into the text as read.
import type { Range } from "../contract.js";

/** What stands between braces, or in the whole file; both lists are in source order. */
export interface Body {
  readonly attributes: readonly Attribute[];
  readonly blocks: readonly Block[];
}

/** `name = value`; `at` runs from the name to the end of the value. */
export interface Attribute {
  readonly name: string;
  readonly nameAt: Range;
  readonly at: Range;
  readonly value: Expression;
}

/**
 * `type "label" { … }`; `at` runs from the type to the closing brace, `bodyAt` from brace to brace inclusive.
 *
 * In JSON syntax several blocks may share a type or label, and `at` runs from the last name that is the block's own.
 */
export interface Block {
  readonly type: string;
  readonly typeAt: Range;
  readonly labels: readonly Label[];
  readonly at: Range;
  readonly body: Body;
  readonly bodyAt: Range;
}

/** `at` includes the quotes, if there are any. */
export interface Label {
  readonly value: string;
  readonly at: Range;
}

/** A comment with its delimiters; the line break after a `#` or `//` comment is not part of it. */
export interface Comment {
  readonly kind: "#" | "//" | "/*";
  readonly at: Range;
}

export type Expression =
  | StringLiteral
  | Template
  | Heredoc
  | NumberLiteral
  | BoolLiteral
  | NullLiteral
  | List
  | ObjectExpression
  | Name
  | Traversal
  | Call
  | Conditional
  | Unary
  | Binary
  | ForList
  | ForObject
  | Parentheses;

/** A quoted string without interpolation; `at` includes the quotes, `value` is decoded. */
export interface StringLiteral {
  readonly kind: "string";
  readonly at: Range;
  readonly value: string;
}

/** A quoted string with interpolations or directives; `at` includes the quotes. */
export interface Template {
  readonly kind: "template";
  readonly at: Range;
  readonly parts: readonly TemplatePart[];
}

/**
 * `<<EOT` or `<<-EOT`; `at` runs from the first `<` to the end of the closing marker, `bodyAt` covers the lines
 * between. `indentation` is how many characters `<<-` takes from each line that is not blank.
 */
export interface Heredoc {
  readonly kind: "heredoc";
  readonly at: Range;
  readonly bodyAt: Range;
  readonly flavour: "<<" | "<<-";
  readonly marker: string;
  readonly indentation: number;
  readonly parts: readonly TemplatePart[];
}

export type TemplatePart = TemplateLiteral | Interpolation | IfDirective | ForDirective;

/**
 * Text that a template takes over. `value` is decoded, and free of what `<<-` and `~` take away; `at` covers the
 * characters that remain. In a heredoc each line is a part of its own.
 */
export interface TemplateLiteral {
  readonly kind: "literal";
  readonly at: Range;
  readonly value: string;
}

/** `${ value }`; `at` includes the delimiters. */
export interface Interpolation {
  readonly kind: "interpolation";
  readonly at: Range;
  readonly value: Expression;
}

/** `%{ if … }…%{ else }…%{ endif }`; `at` runs from the first delimiter to the last. */
export interface IfDirective {
  readonly kind: "if";
  readonly at: Range;
  readonly condition: Expression;
  readonly then: readonly TemplatePart[];
  readonly else: readonly TemplatePart[];
}

/** `%{ for key, value in source }…%{ endfor }`; `at` runs from the first delimiter to the last. */
export interface ForDirective {
  readonly kind: "for";
  readonly at: Range;
  readonly keyName: string | undefined;
  readonly valueName: string;
  readonly source: Expression;
  readonly body: readonly TemplatePart[];
}

export interface NumberLiteral {
  readonly kind: "number";
  readonly at: Range;
  /** As written: a double cannot hold every number of HCL. */
  readonly raw: string;
}

export interface BoolLiteral {
  readonly kind: "bool";
  readonly at: Range;
  readonly value: boolean;
}

export interface NullLiteral {
  readonly kind: "null";
  readonly at: Range;
}

/** `[a, b]`; `at` includes the brackets, an element's own `at` neither comma nor comment. */
export interface List {
  readonly kind: "list";
  readonly at: Range;
  readonly elements: readonly Expression[];
}

/** `{ a = b }`; `at` includes the braces. */
export interface ObjectExpression {
  readonly kind: "object";
  readonly at: Range;
  readonly items: readonly ObjectItem[];
}

/** `key = value` or `key : value`; `at` runs from key to value, without a comma. */
export interface ObjectItem {
  readonly at: Range;
  readonly key: ObjectKey;
  readonly separator: "=" | ":";
  readonly value: Expression;
}

/** A key that is a name or a plain string, or one that has to be evaluated (`(local.key)`, `"${var.key}"`). */
export type ObjectKey =
  | { readonly kind: "name"; readonly at: Range; readonly value: string }
  | { readonly kind: "quoted"; readonly at: Range; readonly value: string }
  | { readonly kind: "computed"; readonly at: Range; readonly expression: Expression };

/** A bare name: the root of a traversal, or a variable of a `for`. */
export interface Name {
  readonly kind: "name";
  readonly at: Range;
  readonly name: string;
}

/** `from` with steps behind it: `local.a["b"][*].c`. */
export interface Traversal {
  readonly kind: "traversal";
  readonly at: Range;
  readonly from: Expression;
  readonly steps: readonly Step[];
}

/** One step; its `at` covers dot or brackets too. What stands behind a splat applies to each element: `each`. */
export type Step =
  | { readonly kind: "attribute"; readonly at: Range; readonly name: string }
  | { readonly kind: "index"; readonly at: Range; readonly key: Expression }
  | { readonly kind: "splat"; readonly at: Range; readonly each: readonly Step[] };

/** `name(args)`; with `expand`, the last argument is followed by `...`. */
export interface Call {
  readonly kind: "call";
  readonly at: Range;
  readonly name: string;
  readonly nameAt: Range;
  readonly args: readonly Expression[];
  readonly expand: boolean;
}

export interface Conditional {
  readonly kind: "conditional";
  readonly at: Range;
  readonly condition: Expression;
  readonly then: Expression;
  readonly else: Expression;
}

export interface Unary {
  readonly kind: "unary";
  readonly at: Range;
  readonly operator: "-" | "!";
  readonly operand: Expression;
}

export type BinaryOperator =
  "+" | "-" | "*" | "/" | "%" | "==" | "!=" | "<" | "<=" | ">" | ">=" | "&&" | "||";

export interface Binary {
  readonly kind: "binary";
  readonly at: Range;
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
}

interface For {
  readonly at: Range;
  readonly keyName: string | undefined;
  readonly valueName: string;
  readonly source: Expression;
  readonly condition: Expression | undefined;
}

/** `[for k, v in source : value if condition]`; `at` includes the brackets. */
export interface ForList extends For {
  readonly kind: "for-list";
  readonly value: Expression;
}

/** `{for k, v in source : key => value... if condition}`; `at` includes the braces, `group` says whether `...` stands there. */
export interface ForObject extends For {
  readonly kind: "for-object";
  readonly key: Expression;
  readonly value: Expression;
  readonly group: boolean;
}

export interface Parentheses {
  readonly kind: "parentheses";
  readonly at: Range;
  readonly inner: Expression;
}
