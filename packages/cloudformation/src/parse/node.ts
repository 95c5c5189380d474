// One tree for YAML and JSON, so that everything behind the parser knows no syntax.
import type { Range } from "../contract.js";

/** A node of a template as it stands in the text; all ranges are offsets into the text of the file. */
export type TemplateNode = MapNode | SequenceNode | ScalarNode | AliasNode;

interface Common {
  /** The whole node with its tag and anchor: what an edit replaces. */
  readonly at: Range;
  /** Short form of an intrinsic function, as written: `!Sub`. */
  readonly tag?: string;
  /** Name of the anchor that is declared here. */
  readonly anchor?: string;
}

/** A mapping; equal keys are all listed, and reported as problems by the parser. */
export interface MapNode extends Common {
  readonly kind: "map";
  /** `block`: lines with keys; `flow`: between braces, or a pair alone in brackets (`[a: b]`). JSON is `flow`. */
  readonly layout: "block" | "flow";
  readonly entries: readonly MapEntry[];
}

export interface MapEntry {
  /** From the start of the key, or its `?`, to the end of the value, or the colon if there is none. */
  readonly at: Range;
  readonly key: TemplateNode;
  /** What the key says, if it is a scalar without a tag (`!!str` is none); `undefined` for anything else. */
  readonly name: string | undefined;
  readonly value: TemplateNode;
}

export interface SequenceNode extends Common {
  readonly kind: "sequence";
  /** `dashes`: a block sequence; `brackets`: between brackets. JSON is `brackets`. */
  readonly layout: "dashes" | "brackets";
  /**
   * As `List.at` of `@iamend/source`: with brackets; for dashes from the first dash to the end of the last item. Without tag and anchor.
   */
  readonly inner: Range;
  readonly items: readonly TemplateNode[];
}

export interface ScalarNode extends Common {
  readonly kind: "scalar";
  /**
   * The scalar itself with its quotes, without tag and anchor; for a block scalar from its `|` or `>` to the end of its last line,
   * whose break is not in it. Empty: right behind its tag, its anchor or what introduces it.
   */
  readonly inner: Range;
  readonly style: "plain" | "single" | "double" | "block" | "empty";
  /** What it says, decoded. */
  readonly text: string;
  /** A text, or what the core schema of YAML 1.2 makes of a plain scalar (`true`, `1`, `null`, nothing at all). Behind a tag of its own (`!Sub`) a text. */
  readonly type: "string" | "number" | "boolean" | "null";
}

export interface AliasNode extends Common {
  readonly kind: "alias";
  /** Without the `*`. */
  readonly name: string;
  /**
   * What the latest anchor of that name before it names; `undefined` is reported as a problem by the parser. Never contains itself, and
   * a walk that follows every alias stays within limits of depth and number (`limits.ts`).
   */
  readonly target: TemplateNode | undefined;
}

/** A file as parsed; several documents may stand in one. */
export interface ParsedText {
  readonly language: "yaml" | "json";
  /** One root for each document that is not empty; those that are do not count. */
  readonly roots: readonly TemplateNode[];
  /** With delimiters, without the line break, in order. */
  readonly comments: readonly Range[];
  /** Set: the file is never edited. In order of their places; at most 20. */
  readonly problems: readonly ParseProblem[];
}

export interface ParseProblem {
  readonly code:
    "invalid-yaml" | "invalid-json" | "too-deep" | "too-many-nodes" | "duplicate-key" | "unknown-alias";
  readonly message: string;
  readonly range: Range;
}
