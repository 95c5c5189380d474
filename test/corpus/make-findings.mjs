// Findings that nobody made: every holder of the source leaves a part of what its policies allow unused.
import { expandPattern, joinFindings, readFindings } from "../../packages/core/dist/index.js";

/** A made-up account in which everything is deployed. */
export const ACCOUNT = "111122223333";

const NAME = /^[\w+=,.@-]+$/;

/** The principals behind holders: ARN by holder, and the mapping for those without a literal name. */
export function principalsOf(documents) {
  const arns = new Map();
  const mapping = new Map();
  for (const { holders } of documents) {
    for (const { address, type, name, path = "/" } of holders) {
      if (type !== "role" && type !== "user") continue;
      // What is still to be filled in (`{{name}}`) is no name.
      if ("literal" in name && NAME.test(name.literal)) {
        arns.set(holderKey({ address, name }), `arn:aws:iam::${ACCOUNT}:${type}${path}${name.literal}`);
      } else if (address !== "") {
        const arn = `arn:aws:iam::${ACCOUNT}:${type}/made-up-${digest(address).toString(36)}`;
        arns.set(holderKey({ address, name }), arn);
        mapping.set(arn, [address]);
      }
    }
  }
  return { arnOf: (holder) => arns.get(holderKey(holder)), mapping };
}

function holderKey({ address, name }) {
  return JSON.stringify([address, name.literal]);
}

/**
 * What each principal leaves unused of all that its policies may allow, as findings; `isUnused` says it of one action.
 *
 * Whether an action is unused depends on its name alone, so that principals that share a policy agree: half of the
 * actions of most services, all of some services, none of others. Of every policy one action at least is used, for a
 * policy that nobody uses is detached rather than narrowed.
 */
export function findingsFor(documents, located, arnOf, catalog) {
  const held = documents.filter(({ kind }) => kind === "identity");
  const allowed = new Map(held.map((document) => [document, allowedBy(document, located, catalog)]));
  const spared = new Set();
  for (const actions of allowed.values()) {
    const [first] = actions.toSorted((left, right) => digest(left) - digest(right));
    if (first !== undefined && actions.every((action) => mayBeUnused(action)))
      spared.add(first.toLowerCase());
  }
  const isUnused = (action) => mayBeUnused(action) && !spared.has(action.toLowerCase());
  const byArn = new Map();
  for (const [{ holders }, actions] of allowed) {
    for (const arn of new Set(holders.map(arnOf))) {
      if (arn !== undefined) byArn.set(arn, new Set([...(byArn.get(arn) ?? []), ...actions]));
    }
  }
  const partly = new Set([...spared].map((action) => action.split(":")[0]));
  const records = [...byArn].flatMap(([arn, actions]) => {
    const details = detailsOf([...actions].filter(isUnused), partly);
    return details.length === 0 ? [] : [record(arn, details)];
  });
  const read = readFindings(records);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return { findings: joinFindings(read.value.findings).principals, records, isUnused };
}

/** The actions of a policy, as far as its patterns are known. */
function allowedBy({ statements: ids, bundles: names }, { lists, statements, bundles }, catalog) {
  const patterns = ids
    .map((id) => statements.get(id))
    .filter((statement) => statement?.effect === "Allow" && statement.key === "Action")
    .flatMap((statement) => statement.lists.flatMap((id) => lists.get(id)?.items ?? []))
    .flatMap((item) => ("value" in item ? [item.value] : (item.values ?? [])));
  const bundled = names.flatMap((id) => bundles.get(id)?.actions ?? []);
  return [...new Set([...patterns, ...bundled].flatMap((pattern) => actionsOf(pattern, catalog)))];
}

const expanded = new Map();

/** The actions that a pattern is known to match. */
export function actionsOf(pattern, catalog) {
  const known = expanded.get(pattern);
  if (known !== undefined) return known;
  const found = expandPattern(pattern, catalog);
  // A literal that the catalog does not know is an action all the same, if an action can be called so.
  const actions = found.length > 0 || !/^[\w-]+:[\w-]+$/.test(pattern) ? found : [pattern];
  expanded.set(pattern, actions);
  return actions;
}

function mayBeUnused(action) {
  const folded = action.toLowerCase();
  const share = digest(folded.split(":")[0]) % 8;
  return share === 0 || (share !== 1 && digest(folded) % 2 === 0);
}

function detailsOf(actions, partly) {
  const byService = new Map();
  for (const action of actions) {
    const [service, name] = action.split(":");
    if (name === undefined || name === "") continue;
    byService.set(service, [...(byService.get(service) ?? []), { action: name }]);
  }
  return [...byService].map(([serviceNamespace, unused]) => {
    const whole =
      digest(serviceNamespace.toLowerCase()) % 8 === 0 && !partly.has(serviceNamespace.toLowerCase());
    const details = whole ? { serviceNamespace } : { serviceNamespace, actions: unused };
    return { unusedPermissionDetails: details };
  });
}

function record(resource, findingDetails) {
  const day = "2026-06-30T00:00:00Z";
  return {
    id: resource,
    resource,
    resourceType: resource.includes(":user/") ? "AWS::IAM::User" : "AWS::IAM::Role",
    resourceOwnerAccount: ACCOUNT,
    status: "ACTIVE",
    findingType: "UnusedPermission",
    analyzedAt: day,
    createdAt: day,
    updatedAt: day,
    findingDetails,
  };
}

/** FNV-1a, stirred, so that likeness of names does not show. */
function digest(text) {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 12)) >>> 0;
}
