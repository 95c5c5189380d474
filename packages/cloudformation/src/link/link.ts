import { kindOf } from "../claim/kind-of.js";
import type { Deployment, Edit, Located, PolicyDocument, Range, Refusal } from "../contract.js";
import { sealAliased } from "./aliases.js";
import { stepTo, type Cursor, type Source } from "./cursor.js";
import { documentsOf } from "./document/documents-of.js";
import type { DocumentsContext, DraftDocument } from "./document/draft-document.js";
import { policyFile } from "./document/policy-file.js";
import { serverlessPolicies } from "./document/serverless-policies.js";
import { createAttachments } from "./holder/attachments.js";
import { createPrincipals } from "./holder/principals.js";
import { contentSize } from "./policy/content.js";
import { idsOf, protectLast } from "./policy/policy-content.js";
import { finishedList, finishedStatement, Tables } from "./policy/tables.js";
import type { CloudFormationLocated } from "./sites.js";
import { createTemplates } from "./template/create-templates.js";
import type { Resource } from "./template/template.js";
import type { CloudFormationUnit } from "./unit.js";

/** Joins all templates of a root: their policies, and who holds them. */
export function link(
  units: ReadonlyMap<string, CloudFormationUnit>,
  below: Located,
  deployment: Deployment,
): CloudFormationLocated {
  const tables = new Tables();
  const instances = createTemplates(units, deployment);
  const principals = createPrincipals(instances);
  const attachments = createAttachments(instances, principals);
  const context: DocumentsContext = { tables, principals, attachments };
  const sources = new Map([...units.values()].filter(isRelevant).map((unit) => [unit.file, sourceOf(unit)]));
  const drafts: DraftDocument[] = [];
  for (const resource of instances.flatMap(({ resources }) => resources)) {
    const source = sources.get(resource.at.file);
    const properties = source === undefined ? undefined : propertiesOf(resource, source);
    if (source !== undefined && properties !== undefined)
      drafts.push(...documentsOf({ resource, source }, properties, context));
  }
  const elsewhere = filesOf(below);
  for (const unit of units.values()) {
    const source = sources.get(unit.file);
    if (source === undefined) continue;
    for (const [document, root] of unit.parsed().roots.entries()) {
      const kind = kindOf(root);
      const cursor = rootCursor(source, document, root, EMPTY_SCOPE);
      if (cursor === undefined) continue;
      if (kind === "policy" && !elsewhere.has(unit.file)) drafts.push(policyFile(cursor, tables));
      if (kind === "serverless") drafts.push(...serverlessPolicies(cursor, context));
    }
  }
  for (const { content } of drafts) protectLast(content, tables);
  for (const [file] of sources) {
    const parsed = units.get(file)?.parsed();
    if (parsed !== undefined) sealAliased(file, parsed, tables);
  }
  sealPrincipals(drafts, tables);
  return {
    lists: new Map([...tables.lists].map(([id, draft]) => [id, finishedList(draft)])),
    statements: new Map([...tables.statements].map(([id, draft]) => [id, finishedStatement(draft)])),
    bundles: new Map([...tables.bundles].map(([id, { bundle }]) => [id, bundle])),
    documents: drafts.map(finishedDocument),
    principals: principals.all,
    directives: [...sources.values()].flatMap(directivesOf),
    errors: [...units.values()].flatMap(errorsOf),
    listSites: new Map([...tables.lists].map(([id, { site }]) => [id, site])),
    statementSites: new Map(
      [...tables.statements].flatMap(([id, { site }]) => (site === undefined ? [] : [[id, site] as const])),
    ),
    bundleSites: new Map([...tables.bundles].map(([id, { site }]) => [id, site])),
    files: sources,
  };
}

function isRelevant({ hasPolicyWords }: CloudFormationUnit): boolean {
  return hasPolicyWords;
}

function sourceOf({ file, text, parsed }: CloudFormationUnit): Source {
  const { language, comments } = parsed();
  return { file, text, language, comments };
}

function propertiesOf(resource: Resource, source: Source): Cursor | undefined {
  const { properties, body, instance, steps, scope } = resource;
  if (properties === undefined || body.kind !== "map") return undefined;
  return stepTo({ source, document: instance.document, steps, node: body, scope }, properties, [
    "Properties",
  ]);
}

/** Files in which another adapter has found policies: it knows more of what they are for. */
function filesOf({ lists, documents }: Located): ReadonlySet<string> {
  return new Set([...lists.values(), ...documents].map(({ at }) => at.file));
}

/** What says who may act is no identity policy, and what shares its statements is not to be changed. */
function sealPrincipals(drafts: readonly DraftDocument[], tables: Tables): void {
  for (const { kind, content } of drafts) {
    if (kind !== "identity") continue;
    for (const { id } of content.statements) {
      const draft = tables.statements.get(id);
      if (draft?.principals === undefined) continue;
      for (const list of draft.lists) {
        const own = tables.lists.get(list);
        if (own !== undefined) own.sealed ??= draft.principals;
      }
    }
  }
}

function finishedDocument({ content, ...rest }: DraftDocument): PolicyDocument {
  const { open } = content;
  return {
    ...rest,
    statements: idsOf(content),
    bundles: content.bundles,
    size: contentSize(content),
    ...(open === undefined ? {} : { open }),
  };
}

function directivesOf({ file, text, comments }: Source): readonly Edit[] {
  if (!text.includes("iamend-")) return [];
  return comments.flatMap(([start, end]): readonly Edit[] => {
    const range: Range = [start + 1, end];
    const inner = text.slice(...range);
    return inner.includes("iamend-") ? [{ file, range, text: inner }] : [];
  });
}

/** Words that only a template has, so that a file which cannot be read is known to be one. */
const TEMPLATE_WORDS = /AWSTemplateFormatVersion|AWS::[A-Z]\w*::/;

function errorsOf({ file, text, hasPolicyWords, parsed }: CloudFormationUnit): readonly Refusal[] {
  if (!hasPolicyWords) return [];
  const { problems, roots } = parsed();
  if (problems.length === 0) return [];
  if (!TEMPLATE_WORDS.test(text) && roots.every((root) => kindOf(root) === undefined)) return [];
  return problems.map(({ code, message, range }) => ({ code, message, at: { file, range } }));
}
