import * as v from "valibot";
import { isObject, jsonObject, present } from "./json-shape.js";
import type { WrittenService } from "./read-services.js";

/** Why an empty list is refused: it could be read as nothing, and as everything. */
export const EMPTY_ACTIONS =
  "expected at least one action, found an empty array; leave the key out if the whole service is unused";

interface ActionEntry {
  readonly action: string;
  readonly lastAccessed?: string | null | undefined;
  /** It is a string, not an object. */
  readonly bare?: true;
}

const bareAction = v.pipe(
  v.string(),
  v.transform((action): ActionEntry => ({ action, bare: true })),
);
const actionRecord = jsonObject({ action: v.string(), lastAccessed: v.nullish(v.string()) });
const actionEntry = v.lazy((input): v.GenericSchema<unknown, ActionEntry> =>
  isObject(input) ? actionRecord : bareAction,
);

/** One service as Access Analyzer writes it, or as a person does: actions are objects, or strings. */
export const serviceEntry = jsonObject({
  serviceNamespace: v.string(),
  actions: v.nullish(v.pipe(v.array(actionEntry), v.minLength(1, EMPTY_ACTIONS))),
  lastAccessed: v.nullish(v.string()),
});

/** The service of an entry that stands at `path`; `actions` absent or null means all of it. */
export function writtenService(
  entry: {
    readonly serviceNamespace: string;
    readonly actions?: readonly ActionEntry[] | null | undefined;
    readonly lastAccessed?: string | null | undefined;
  },
  path: string,
): WrittenService {
  const actions = entry.actions?.map(({ action, lastAccessed, bare }, index) => ({
    name: action,
    path: `${path}.actions[${String(index)}]${bare === true ? "" : ".action"}`,
    ...present({ lastAccessed }),
  }));
  return {
    prefix: entry.serviceNamespace,
    path: `${path}.serviceNamespace`,
    ...present({ actions, lastAccessed: entry.lastAccessed }),
  };
}
