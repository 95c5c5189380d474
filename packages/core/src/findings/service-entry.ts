import * as v from "valibot";
import { success, type InputProblem, type Result } from "../result.js";
import { foldAscii } from "../text/ascii-case.js";
import { isObject, jsonObject, present, quoted } from "./json-shape.js";
import { unusedAccess, type UnusedAccess, type UnusedAction } from "./unused-access.js";
import { uniteUnused } from "./unite-unused.js";

/** What one entry of a record says about one service; no `actions` means the whole service. */
export interface ServiceEntry {
  readonly serviceNamespace: string;
  readonly actions?: readonly ActionEntry[] | null | undefined;
  readonly lastAccessed?: string | null | undefined;
}

interface ActionEntry {
  readonly action: string;
  readonly lastAccessed?: string | null | undefined;
}

/** Why an empty list is refused: read as "no action" it would be noise, read as "no list" it would remove everything. */
export const EMPTY_ACTIONS =
  "expected at least one action, found an empty list; leave the key out if the whole service is unused";

const writtenAction = v.pipe(
  v.string(),
  v.transform((action): ActionEntry => ({ action })),
);
const actionRecord = jsonObject({ action: v.string(), lastAccessed: v.nullish(v.string()) });
const actionEntry = v.lazy(
  (input): v.GenericSchema<unknown, ActionEntry> => (isObject(input) ? actionRecord : writtenAction),
);

/** An entry as Access Analyzer writes it, or as a person does: actions are objects or plain strings. */
export const serviceEntry = jsonObject({
  serviceNamespace: v.string(),
  actions: v.nullish(v.pipe(v.array(actionEntry), v.minLength(1, EMPTY_ACTIONS))),
  lastAccessed: v.nullish(v.string()),
});

const SERVICE = /^[A-Za-z0-9_.-]+$/;
const ACTION = /^[A-Za-z0-9_.-]+$/;

/**
 * The unused access that some entries tell together; `path` is the JSON path of each.
 *
 * Action names may repeat the service (`s3:GetObject`); one that names another service is a problem, and so is a pattern.
 */
export function readServices(
  entries: readonly { readonly entry: ServiceEntry; readonly path: string }[],
): Result<UnusedAccess> {
  const problems: InputProblem[] = [];
  const services: UnusedAccess[] = [];
  for (const { entry, path } of entries) {
    const { serviceNamespace: prefix, actions } = entry;
    if (!SERVICE.test(prefix)) {
      const message = `expected the prefix of a service, such as "s3", found ${quoted(prefix)}`;
      problems.push({ path: `${path}.serviceNamespace`, message });
      continue;
    }
    if (actions === undefined || actions === null) {
      services.push(unusedAccess([{ prefix, ...present({ lastAccessed: entry.lastAccessed }) }]));
      continue;
    }
    for (const [index, action] of actions.entries()) {
      const read = readAction(action, prefix, `${path}.actions[${String(index)}]`);
      if (read.ok) services.push(unusedAccess([{ prefix, actions: [read.value] }]));
      else problems.push(...read.problems);
    }
  }
  return problems.length > 0 ? { ok: false, problems } : success(uniteUnused(services));
}

function readAction({ action, lastAccessed }: ActionEntry, service: string, path: string): Result<UnusedAction> {
  const colon = action.indexOf(":");
  if (colon >= 0 && foldAscii(action.slice(0, colon)) !== foldAscii(service)) {
    const message = `expected an action of ${quoted(service)}, as serviceNamespace says, found ${quoted(action)}`;
    return { ok: false, problems: [{ path, message }] };
  }
  const name = action.slice(colon + 1);
  if (!ACTION.test(name)) {
    const message = `expected the name of one action, such as "GetObject", found ${quoted(action)}`;
    return { ok: false, problems: [{ path, message }] };
  }
  return success({ name, ...present({ lastAccessed }) });
}
