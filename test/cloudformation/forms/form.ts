import type { Attachment } from "@iamend/core";
import type { Keeping } from "../../support/print/expected-in.js";
import type { PrintedPolicy } from "../../support/print/policy.js";
import type { Sketch } from "../../support/print/sketch.js";
import type { Layout } from "../print/layout.js";

/** One way to write a policy in templates and their like, with a role or user that holds it. */
export interface Form extends Keeping {
  readonly name: string;
  /** How it is attached, which decides how long it may be. */
  readonly quota: Attachment;
  /** Why this policy cannot be written so; undefined: it can. */
  cannot(policy: PrintedPolicy): string | undefined;
  /** The files of a folder; `principal` is the name of the role or user. */
  print(policy: PrintedPolicy, principal: string, layout: Layout): readonly Sketch[];
  /** The principals that hold the policy, all with the same finding; default: the one role. */
  readonly principals?: (principal: string) => readonly Principal[];
  /** What the configuration maps them to, within the first file, as nothing in it has their names. */
  readonly address?: string;
  /** Something means a file as a whole, which its first document is. */
  readonly meansFile?: true;
  /** Why JSON cannot say it. */
  readonly yamlOnly?: string;
}

export interface Principal {
  readonly type: "role" | "user";
  readonly name: string;
}

/** Whether a form can be written so. */
export function hasSyntax(form: Form, { syntax }: Layout): boolean {
  return syntax === "yaml" || form.yamlOnly === undefined;
}
