import { success, type InputProblem, type Result } from "../result.js";
import { foldAscii } from "../text/ascii-case.js";
import { quoted } from "./json-shape.js";
import { uniteUnused } from "./unite-unused.js";
import { unusedAccess, type UnusedAccess, type UnusedAction } from "./unused-access.js";

/** A service as some record writes it, with the JSON path of every name. */
export interface WrittenService {
  readonly prefix: string;
  readonly path: string;
  /** Absent: the whole service is unused. An empty list: nothing of it is. */
  readonly actions?: readonly WrittenAction[];
  readonly lastAccessed?: string;
}

/** An action as some record writes it; the name may repeat the service (`s3:GetObject`). */
export interface WrittenAction {
  readonly name: string;
  readonly path: string;
  readonly lastAccessed?: string;
}

// Names may end in source, so nothing is let in that could mean something there (a wildcard, a quote, `${`).
const NAME = /^[A-Za-z0-9_.-]+$/;

/** The unused access that some services tell together. A name that is none, or is of another service, is a problem. */
export function readServices(services: readonly WrittenService[]): Result<UnusedAccess> {
  const problems: InputProblem[] = [];
  const read: UnusedAccess[] = [];
  for (const { prefix, path, actions, lastAccessed } of services) {
    if (!NAME.test(prefix)) {
      const message = `expected the prefix of a service, such as "s3", found ${quoted(prefix)}`;
      problems.push({ path, message });
      continue;
    }
    if (actions === undefined) {
      read.push(unusedAccess([{ prefix, ...(lastAccessed === undefined ? {} : { lastAccessed }) }]));
      continue;
    }
    // One by one, for two entries may name one action; the empty set is what is left if there are none.
    read.push(unusedAccess([{ prefix, actions: [] }]));
    for (const written of actions) {
      const action = readAction(written, prefix);
      if (action.ok) read.push(unusedAccess([{ prefix, actions: [action.value] }]));
      else for (const problem of action.problems) problems.push(problem);
    }
  }
  return problems.length > 0 ? { ok: false, problems } : success(uniteUnused(read));
}

function readAction(written: WrittenAction, service: string): Result<UnusedAction> {
  const { name: text, path, lastAccessed } = written;
  const colon = text.indexOf(":");
  if (colon >= 0 && foldAscii(text.slice(0, colon)) !== foldAscii(service)) {
    const message = `expected an action of the service ${quoted(service)}, found ${quoted(text)}`;
    return { ok: false, problems: [{ path, message }] };
  }
  const name = text.slice(colon + 1);
  if (!NAME.test(name)) {
    const message = `expected the name of one action, such as "GetObject", found ${quoted(text)}`;
    return { ok: false, problems: [{ path, message }] };
  }
  return success({ name, ...(lastAccessed === undefined ? {} : { lastAccessed }) });
}
