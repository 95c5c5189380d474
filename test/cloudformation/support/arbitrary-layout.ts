import fc from "fast-check";
import type { Layout } from "../print/layout.js";

const common = {
  lineBreak: fc.constantFrom<Layout["lineBreak"]>("\n", "\n", "\r\n"),
  byteOrderMark: fc.nat(7).map((chance) => chance === 7),
  finalLineBreak: fc.nat(3).map((chance) => chance < 3),
  lists: fc.constantFrom<Layout["lists"]>("dashes", "dashes", "line", "lines"),
  statements: fc.constantFrom<Layout["statements"]>("block", "block", "block", "braces", "brackets"),
  noise: fc.oneof(fc.constant(0), fc.nat(1_000_000), fc.nat(1_000_000)),
};

const yaml: fc.Arbitrary<Layout> = fc.record({
  ...common,
  syntax: fc.constant<Layout["syntax"]>("yaml"),
  indent: fc.constantFrom("  ", "  ", "    ", " "),
  sequences: fc.constantFrom<Layout["sequences"]>("indented", "flush"),
  quotes: fc.constantFrom<Layout["quotes"]>("plain", "single", "double"),
  functions: fc.constantFrom<Layout["functions"]>("short", "long"),
  trailingComma: fc.boolean(),
  markers: fc.constantFrom<Layout["markers"]>("none", "none", "start", "both", "preceded", "followed"),
});

const json: fc.Arbitrary<Layout> = fc.record({
  ...common,
  syntax: fc.constant<Layout["syntax"]>("json"),
  indent: fc.constantFrom("  ", "\t", "    ", " "),
  sequences: fc.constant<Layout["sequences"]>("indented"),
  quotes: fc.constant<Layout["quotes"]>("double"),
  functions: fc.constant<Layout["functions"]>("long"),
  trailingComma: fc.constant(false),
  markers: fc.constant<Layout["markers"]>("none"),
});

/** Any layout; what is printed shrinks towards a tidy one. */
export const anyLayout: fc.Arbitrary<Layout> = fc.oneof(
  { weight: 3, arbitrary: yaml },
  { weight: 1, arbitrary: json },
);
