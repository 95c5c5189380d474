import fc from "fast-check";

/** A tree, and how each part of it is to be written. */
export type Tree =
  | { readonly kind: "scalar"; readonly text: string; readonly style: "plain" | "single" | "double" }
  | { readonly kind: "data"; readonly text: string; readonly value: unknown }
  | {
      readonly kind: "lines";
      readonly lines: readonly string[];
      readonly header: "|" | "|-" | "|+" | ">" | ">-";
    }
  | { readonly kind: "alias"; readonly pick: number }
  | {
      readonly kind: "sequence" | "map";
      readonly items: readonly Item[];
      readonly flow: boolean;
      /** Of a flow: over several lines. Of a block: on the line of its dash, or not further in than its key. */
      readonly wide: boolean;
    };

export interface Item {
  readonly key: string;
  readonly keyStyle: "plain" | "double";
  readonly tree: Tree;
  readonly tag: string;
  readonly anchored: boolean;
  readonly comment: "none" | "behind" | "before" | "blank line";
}

const awkward = fc.string({
  unit: fc.constantFrom(...Array.from("ab0 '\"#:-*&!|>%@`?,[]{}\\~\t\n=é"), "😀", ": ", " #", "- "),
  maxLength: 12,
});
const word = fc.constantFrom(
  "s3:GetObject",
  "s3:*",
  "Allow",
  "a b",
  "x-y",
  "arn:aws:s3:::b/*",
  "it's",
  "a#b",
  "2012-10-17",
);
const styled = fc.record({
  kind: fc.constant("scalar" as const),
  text: fc.oneof(word, awkward, fc.constantFrom("", "true", "null", "~", "1", "0x1F", ".inf", "yes", "<<")),
  style: fc.constantFrom("plain" as const, "single" as const, "double" as const),
});
const data = fc
  .constantFrom<[string, unknown]>(
    ["true", true],
    ["False", false],
    ["null", null],
    ["~", null],
    ["", null],
    ["12", 12],
    ["-1.5e3", -1500],
    ["0x1F", 31],
  )
  .map(([text, value]) => ({ kind: "data" as const, text, value }));
const lines = fc.record({
  kind: fc.constant("lines" as const),
  lines: fc.array(
    fc.constantFrom("one", "# no comment", "- a: b", "tab\tin", "'q\"", "*x &y !z", "😀 é", "ends "),
    { minLength: 1, maxLength: 4 },
  ),
  header: fc.constantFrom("|" as const, "|-" as const, "|+" as const, ">" as const, ">-" as const),
});
const alias = fc.record({ kind: fc.constant("alias" as const), pick: fc.nat(20) });

const { root } = fc.letrec<{ root: Tree; tree: Tree; item: Item }>((tie) => ({
  root: collection(tie("item")),
  tree: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    styled,
    styled,
    data,
    lines,
    alias,
    collection(tie("item")),
    collection(tie("item")),
  ),
  item: fc.record({
    key: fc.oneof(word, fc.constantFrom("Key", "Fn::Sub", "k e y")),
    keyStyle: fc.constantFrom("plain" as const, "double" as const),
    tree: tie("tree"),
    tag: fc.constantFrom("", "", "", "!Sub", "!Own"),
    anchored: fc.boolean(),
    comment: fc.constantFrom(
      "none" as const,
      "none" as const,
      "behind" as const,
      "before" as const,
      "blank line" as const,
    ),
  }),
}));

function collection(item: fc.Arbitrary<Item>): fc.Arbitrary<Tree> {
  return fc.record({
    kind: fc.constantFrom("sequence" as const, "map" as const),
    items: fc.array(item, { maxLength: 4, depthIdentifier: "tree" }),
    flow: fc.boolean(),
    wide: fc.boolean(),
  });
}

export const layoutTree: fc.Arbitrary<Tree> = root;
