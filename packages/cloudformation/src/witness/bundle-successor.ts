import type { ExpectedBundle } from "./expected-data.js";

/** The values that still have to be the same; undefined: what is read is nothing that may stand there. */
export function bundleSuccessor(
  expected: ExpectedBundle,
  read: unknown,
): readonly [unknown, unknown][] | undefined {
  const members = membersOf(read);
  const [only] = members.keys();
  if (members.size === 1 && only !== undefined && only !== expected.name && only !== "Statement") {
    return [[expected.parameters, members.get(only)]];
  }
  const statements = members.get("Statement");
  if (members.size !== 2 || members.get("Version") !== "2012-10-17" || !Array.isArray(statements))
    return undefined;
  const actions = statements.map(actionsOf);
  if (actions.length === 0 || actions.includes(undefined)) return undefined;
  const allowed = new Set(actions.flatMap((some) => some ?? []));
  const same =
    allowed.size === new Set(expected.keep).size && expected.keep.every((action) => allowed.has(action));
  return same ? [] : undefined;
}

/** The actions of a statement that allows some on something; undefined for any other. */
function actionsOf(statement: unknown): readonly unknown[] | undefined {
  const members = membersOf(statement);
  const actions = members.get("Action");
  const others = [...members.keys()].filter((key) => !KEYS.has(key));
  if (others.length > 0 || members.get("Effect") !== "Allow" || !Array.isArray(actions)) return undefined;
  const resource = members.get("Resource");
  return resource === undefined || resource === null ? undefined : actions;
}

const KEYS: ReadonlySet<string> = new Set(["Effect", "Action", "Resource", "Condition"]);

function membersOf(value: unknown): ReadonlyMap<string, unknown> {
  return new Map(
    typeof value === "object" && value !== null ? Object.entries(value as Record<string, unknown>) : [],
  );
}
