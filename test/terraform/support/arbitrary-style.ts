import fc from "fast-check";
import type { Style } from "../print/style.js";

/** Any layout; what is printed shrinks towards a tidy one. */
export const anyStyle: fc.Arbitrary<Style> = fc.record({
  lineBreak: fc.constantFrom("\n", "\n", "\r\n"),
  byteOrderMark: fc.nat(7).map((chance) => chance === 7),
  indent: fc.constantFrom("  ", "  ", "    ", "\t", " "),
  lists: fc.constantFrom("lines", "line"),
  objects: fc.constantFrom("lines", "lines", "line"),
  aligned: fc.boolean(),
  trailingComma: fc.boolean(),
  noise: fc.oneof(fc.constant(0), fc.nat(1_000_000), fc.nat(1_000_000)),
});
