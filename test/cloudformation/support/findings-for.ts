import type { Form, Principal } from "../forms/form.js";
import type { Layout } from "../print/layout.js";
import { ACCOUNT } from "./run-project.js";

/** The principals that a form makes in a folder, which is also what they are called by. */
export function principalsOf(form: Form, folder: string): readonly Principal[] {
  return form.principals?.(folder) ?? [{ type: "role", name: folder }];
}

export function arnOf({ type, name }: Principal): string {
  return `arn:aws:iam::${ACCOUNT}:${type}/${name}`;
}

/** What the configuration says of principals that have no name in source; `file`: the first one, in its folder. */
export function mappingOf(
  form: Form,
  folder: string,
  file: string,
): readonly (readonly [arn: string, addresses: readonly string[]])[] {
  const { address } = form;
  if (address === undefined) return [];
  return principalsOf(form, folder).map((principal) => [arnOf(principal), [`${file}#${address}`]]);
}

/** What means a file, means the first document in it. */
export function layoutFor(form: Form, layout: Layout): Layout {
  const isMeant = form.address !== undefined || form.meansFile === true;
  return isMeant && layout.markers === "preceded" ? { ...layout, markers: "start" } : layout;
}
