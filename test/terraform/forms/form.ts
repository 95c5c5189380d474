import type { Attachment } from "@iamend/core";
import type { Keeping } from "../../support/print/expected-in.js";
import type { PrintedPolicy } from "../../support/print/policy.js";
import { encoded, partsOf, type Sketch, type Written } from "../../support/print/sketch.js";
import { lexerOf } from "../support/tokens.js";
import type { Style } from "../print/style.js";

/** One way to write a policy in Terraform, with a role or user that holds it. */
export interface Form extends Keeping {
  readonly name: string;
  /** How it is attached, which decides how long it may be. */
  readonly quota: Attachment;
  /** Why this policy cannot be written so; undefined: it can. */
  cannot(policy: PrintedPolicy): string | undefined;
  /** The files of a folder; `principal` is the name of the role or user. */
  print(policy: PrintedPolicy, principal: string, style: Style): readonly Sketch[];
  /** The principals that hold the policy, all with the same finding; default: the one role. */
  readonly principals?: (principal: string) => readonly Principal[];
  /** A statement that goes leaves something behind that is not drawn here. */
  readonly leavesBehind?: string;
}

export interface Principal {
  readonly type: "role" | "user";
  readonly name: string;
}

/** A file with the line breaks of the style; the mark at its beginning is for HCL alone. */
export function sketchOf(
  file: string,
  written: Written,
  style: Style,
  decode?: (text: string) => string,
): Sketch {
  const parts = encoded(written, (text) => text.replaceAll("\n", style.lineBreak));
  const marked = style.byteOrderMark && file.endsWith(".tf");
  return { file, parts: marked ? partsOf(["\uFEFF", parts]) : parts, lexer: lexerOf(decode) };
}
