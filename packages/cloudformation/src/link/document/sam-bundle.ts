import { members } from "../../evaluate/members.js";
import type { Id, Range } from "../../contract.js";
import { expandTemplate } from "../../sam/policy-templates.js";
import { memberOf, pathOf, placeOf, type Cursor } from "../cursor.js";
import { elementSite, type SequenceElement } from "../policy/element-site.js";
import { idOf, type Tables } from "../policy/tables.js";

/** A policy template of SAM, which stands for fixed actions: `S3ReadPolicy: { BucketName: … }`. */
export function takeBundle(
  cursor: Cursor,
  name: string,
  element: SequenceElement | undefined,
  tables: Tables,
): Id {
  const at = placeOf(cursor, cursor.node);
  const actions = (expandTemplate(name) ?? []).flatMap((statement) => statement.actions);
  return tables.bundle({
    id: idOf(at),
    bundle: { at, name, actions: [...new Set(actions)] },
    site: {
      file: cursor.source.file,
      path: pathOf(cursor),
      parameters: parametersOf(memberOf(cursor, name)),
      ...(element === undefined ? {} : { statement: elementSite(element) }),
    },
  }).id;
}

function parametersOf(cursor: Cursor | undefined): ReadonlyMap<string, Range> {
  if (cursor?.node.kind !== "map") return new Map();
  return new Map([...members(cursor.node)].map(([name, { value }]) => [name, value.at]));
}
