import type { ServerlessRole } from "../holder/principals.js";
import { landed, memberOf, placeOf, type Cursor } from "../cursor.js";
import { joinContents, openContent, possibleContent, type Content } from "../policy/content.js";
import { statementsContent } from "../policy/policy-content.js";
import type { Tables } from "../policy/tables.js";
import { refuse } from "../refusal.js";
import { inheritance } from "../serverless/inheritance.js";
import { FUNCTION_ROLE, functionsOf } from "../serverless/serverless-roles.js";
import type { TemplateInstance } from "../template/template.js";
import type { DocumentsContext, DraftDocument } from "./draft-document.js";

/** The policies of the roles that a service makes; `root`: at the root of its file. */
export function serverlessPolicies(
  instance: TemplateInstance,
  root: Cursor,
  { tables, principals }: DocumentsContext,
): readonly DraftDocument[] {
  const roles = principals.serverlessRolesOf(instance);
  const shared = providerStatements(root);
  const made = roles.map((role) => {
    const own =
      role.functionName === undefined ? undefined : statementsOfFunction(instance, root, role.functionName);
    const contents =
      role.functionName === undefined
        ? shared.map((cursor) => contentOf(cursor, tables))
        : [
            ...(own === undefined ? [] : [contentOf(own, tables)]),
            ...inherited(instance, root, role, shared, tables),
          ];
    return draftOf(instance, role, joinContents(contents));
  });
  const idle = roles.some(({ logicalId }) => logicalId === FUNCTION_ROLE) ? [] : shared;
  return [...made, ...idle.map((cursor) => unusedStatements(instance, cursor, tables))];
}

function draftOf(
  { file, unseen }: TemplateInstance,
  { logicalId, holder, at, unlisted }: ServerlessRole,
  content: Content,
): DraftDocument {
  const why = unseen ?? unlisted;
  return {
    address: `${file}#${logicalId}`,
    at,
    kind: "identity",
    attachment: "inline",
    holders: [holder],
    content,
    ...(why === undefined ? {} : { unlisted: why }),
  };
}

/** A role that exists already is given, and these are for nobody. */
function unusedStatements({ file }: TemplateInstance, cursor: Cursor, tables: Tables): DraftDocument {
  const at = placeOf(cursor, cursor.node);
  const unlisted = refuse(
    "unused-policies",
    "a role is given, and the statements beside it are not used",
    at,
  );
  const content = contentOf(cursor, tables);
  return {
    address: `${file}#provider`,
    at,
    kind: "unknown",
    attachment: "inline",
    holders: [],
    content,
    unlisted,
  };
}

function providerStatements(root: Cursor): readonly Cursor[] {
  const provider = memberOf(root, "provider");
  const iam = provider === undefined ? undefined : memberOf(provider, "iam");
  const role = iam === undefined ? undefined : memberOf(iam, "role");
  return [
    role === undefined ? undefined : memberOf(role, "statements"),
    provider === undefined ? undefined : memberOf(provider, "iamRoleStatements"),
  ].filter((cursor) => cursor !== undefined);
}

function contentOf(cursor: Cursor, tables: Tables): Content {
  return statementsContent(cursor, placeOf(cursor, cursor.node), tables);
}

function statementsOfFunction(instance: TemplateInstance, root: Cursor, name: string): Cursor | undefined {
  const settings = settingsOf(instance, root, name);
  return settings === undefined ? undefined : memberOf(settings, "iamRoleStatements");
}

function settingsOf(instance: TemplateInstance, root: Cursor, name: string): Cursor | undefined {
  const found = functionsOf(instance).find((one) => one.name === name);
  if (found?.node.kind !== "map") return undefined;
  const { node, scope } = found;
  const source = scope.file === root.source.file ? root.source : root.source.other(scope.file);
  return source === undefined ? undefined : landed(root, source, { ...found, node });
}

/** What such a role takes over from the provider, if it is told to. */
function inherited(
  instance: TemplateInstance,
  root: Cursor,
  { functionName = "" }: ServerlessRole,
  shared: readonly Cursor[],
  tables: Tables,
): readonly Content[] {
  const answer = inheritance(settingsOf(instance, root, functionName), root);
  if (answer === "no") return [];
  const contents = shared.map((cursor) => contentOf(cursor, tables));
  if (answer === "yes") return contents;
  const why = refuse("partly-known", "whether it inherits statements is not known");
  return [...contents.map(possibleContent), openContent(why)];
}
