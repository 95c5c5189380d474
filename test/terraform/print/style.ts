import type { Noise } from "../../support/print/noise.js";

/** How a policy is laid out. Everything else is chosen by `noise`; without any, it is as `terraform fmt` would leave it. */
export interface Style extends Noise {
  readonly lineBreak: "\n" | "\r\n";
  readonly byteOrderMark: boolean;
  readonly indent: string;
  /** Elements on a line each, or all on one. */
  readonly lists: "lines" | "line";
  readonly objects: "lines" | "line";
  readonly aligned: boolean;
  /** Behind the last element, where the language allows it. */
  readonly trailingComma: boolean;
}

export const TIDY: Style = {
  lineBreak: "\n",
  byteOrderMark: false,
  indent: "  ",
  lists: "lines",
  objects: "lines",
  aligned: true,
  trailingComma: true,
  noise: 0,
};

export function indentation({ indent }: Style, depth: number): string {
  return indent.repeat(depth);
}
