import type { Catalog } from "../../catalog/catalog.js";
import { foldAscii } from "../../text/ascii-case.js";
import type { ActionLists } from "../action-lists.js";
import type { Request } from "../evaluate/evaluate.js";
import type { RawStatement } from "../compile/raw-statement.js";
import { readTemplate } from "../globs/template.js";
import { ANY, STAR } from "../globs/glob.js";

/** How a request may be made more readable. */
export interface Polish {
  readonly statements: readonly RawStatement[];
  readonly lists: ActionLists;
  readonly catalog: Catalog | undefined;
  /** The action is given. */
  readonly fixedAction: boolean;
}

const MAX_LOOKUPS = 2_000_000;
const MAX_PATTERNS = 30;

/**
 * Makes a request more readable, part by part, as long as it still tells the same (`holds`): an action that AWS knows, a
 * resource like one that a policy names, no context that does not matter.
 */
export function polish(request: Request, hints: Polish, holds: (request: Request) => boolean): Request {
  let best = request;
  const attempt = (candidate: Request): boolean => {
    if (!holds(candidate)) return false;
    best = candidate;
    return true;
  };
  if (!hints.fixedAction) {
    const known = knownAction(request.action, hints);
    if (known !== undefined) attempt({ ...best, action: known });
  }
  for (const key of Object.keys(request.context)) {
    const rest = Object.entries(best.context).filter(([other]) => other !== key);
    attempt({ ...best, context: Object.fromEntries(rest) });
  }
  for (const resource of readableResources(best, hints.statements)) if (attempt({ ...best, resource })) break;
  return best;
}

/**
 * An action of the catalog that is in the same lists of patterns (of a service that a policy names, if there is one), or
 * else the same action as a policy writes it.
 */
function knownAction(action: string, { statements, lists, catalog }: Polish): string | undefined {
  const written = statements.flatMap(({ action: { patterns } }) => patterns);
  const literal = written.find((pattern) => foldAscii(pattern) === foldAscii(action));
  if (catalog === undefined) return literal;
  const wanted = lists.key(foldAscii(action));
  const named = written.map((pattern) => foldAscii(pattern).split(":")[0] ?? "");
  const [own = ""] = foldAscii(action).split(":");
  let lookups = 0;
  for (const service of new Set([own, ...named, ...catalog.services])) {
    for (const { name, folded, retired } of catalog.actions(service)) {
      lookups += lists.size;
      if (lookups > MAX_LOOKUPS) return literal;
      if (!retired && lists.key(`${service}:${folded}`) === wanted) return `${service}:${name}`;
    }
  }
  return literal;
}

/** Resources like those that the policies name, with something short in the place of wildcards. */
function readableResources(
  { action, context }: Request,
  statements: readonly RawStatement[],
): readonly string[] {
  const values = new Map(Object.entries(context).map(([key, value]) => [foldAscii(key), value]));
  const patterns = statements.flatMap(({ resource, variables }) =>
    (resource?.patterns ?? []).map((text) => ({ text, variables })),
  );
  const resources = new Set<string>();
  const service = action.slice(0, action.indexOf(":"));
  for (const run of ["example", ""]) {
    for (const { text, variables } of patterns.slice(0, MAX_PATTERNS)) {
      const filled = readTemplate(text, { variables, wildcards: true }).map((piece) => {
        if (piece === STAR) return run;
        if (piece === ANY) return "x";
        if (typeof piece === "number") return String.fromCharCode(piece);
        const value = values.get(piece.key);
        return typeof value === "string" ? value : (piece.fallback ?? run);
      });
      const resource = filled.join("");
      if (/^arn:[^:]+(:[^:]*){3}:./.test(resource)) resources.add(resource);
    }
    resources.add(
      service === "s3" ? "arn:aws:s3:::example" : `arn:aws:${service}:us-east-1:111122223333:example`,
    );
  }
  return [...resources];
}
