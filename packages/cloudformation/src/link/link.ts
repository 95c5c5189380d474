import { lazily } from "@iamend/source";
import { holdsOurs } from "../claim/holds-ours.js";
import { kindOf } from "../claim/kind-of.js";
import type { Deployment, Host, Located, PolicyDocument, Refusal } from "../contract.js";
import { resolved } from "../evaluate/members.js";
import { createBareScope } from "../evaluate/scope.js";
import type { TemplateNode } from "../parse/node.js";
import { aliasedIn, mayHoldAliases, sealAliased } from "./aliases.js";
import { sharedBy, stepTo, type Cursor, type Source } from "./cursor.js";
import { Files } from "./files.js";
import { directivesOf } from "./directive/directives-of.js";
import { documentsOf } from "./document/documents-of.js";
import type { DocumentsContext, DraftDocument } from "./document/draft-document.js";
import { policyFile } from "./document/policy-file.js";
import { sealNamedFiles } from "./document/policy-file-uses.js";
import { serverlessPolicies } from "./document/serverless-policies.js";
import { createAttachments } from "./holder/attachments.js";
import { createPrincipals } from "./holder/principals.js";
import { contentSize } from "./policy/content.js";
import { idsOf, protectLast } from "./policy/policy-content.js";
import { finishedList, finishedStatement, Tables } from "./policy/tables.js";
import { recordingHost } from "./recording-host.js";
import { sealNamed } from "./serverless/seal-named.js";
import type { CloudFormationLocated } from "./sites.js";
import { createTemplates } from "./template/create-templates.js";
import type { Resource, TemplateInstance } from "./template/template.js";
import { createUnit, type CloudFormationUnit } from "./unit.js";

/** Joins all templates of a root: their policies, and who holds them. */
export function link(
  units: ReadonlyMap<string, CloudFormationUnit>,
  host: Host,
  below: Located,
  deployment: Deployment,
): CloudFormationLocated {
  const tables = new Tables();
  const included = new Map<string, string>();
  const recording = recordingHost(host, included);
  const files = new Files(units, recording);
  const instances = createTemplates(units, deployment, recording);
  const principals = createPrincipals(instances, deployment);
  const broken = files.all().filter(({ parsed }) => parsed().problems.length > 0);
  const attachments = createAttachments(instances, principals, broken);
  const context: DocumentsContext = { tables, principals, attachments };
  const drafts: DraftDocument[] = [];
  for (const instance of instances) {
    for (const resource of instance.resources) {
      const source = files.source(resource.at.file);
      const properties = source === undefined ? undefined : propertiesOf(resource, source);
      if (source !== undefined && properties !== undefined)
        drafts.push(...documentsOf({ resource, source }, properties, context));
    }
    const own = instance.kind === "serverless" ? files.source(instance.file) : undefined;
    if (own !== undefined) drafts.push(...serverlessPolicies(instance, rootOf(instance, own), context));
  }
  const alone = policyFiles(units, files, isLocatedIn(below), tables);
  drafts.push(...alone);
  for (const { content } of drafts) protectLast(content, tables);
  for (const { file, text, parsed } of files.all())
    if (mayHoldAliases(text)) sealAliased(file, parsed(), tables);
  sealPrincipals(drafts, tables);
  const services = new Set(instances.flatMap(({ kind, file }) => (kind === "serverless" ? [file] : [])));
  const texts = new Map([...included, ...[...units].map(([file, { text }]) => [file, text] as const)]);
  sealNamedFiles(new Set(alone.map(({ at }) => at.file)), { texts, services }, tables);
  if (services.size > 0) {
    const parsedOf = (file: string, text: string) => (units.get(file) ?? createUnit(file, text)).parsed();
    sealNamed(
      tables,
      { texts, services },
      aliasedIn((file) => parsedOf(file, texts.get(file) ?? "")),
    );
  }
  return {
    lists: new Map([...tables.lists].map(([id, draft]) => [id, finishedList(draft)])),
    statements: new Map([...tables.statements].map(([id, draft]) => [id, finishedStatement(draft)])),
    bundles: new Map([...tables.bundles].map(([id, { bundle }]) => [id, bundle])),
    documents: drafts.map(finishedDocument),
    principals: principals.all,
    ...(deployment.ties === undefined ? {} : { evidence: principals.evidence }),
    directives: files.all().flatMap(directivesOf),
    errors: files.all().flatMap(errorsOf),
    listSites: new Map([...tables.lists].map(([id, { site }]) => [id, site])),
    statementSites: new Map(
      [...tables.statements].flatMap(([id, { site }]) => (site === undefined ? [] : [[id, site] as const])),
    ),
    bundleSites: new Map([...tables.bundles].map(([id, { site }]) => [id, site])),
    files: files.linked(),
  };
}

/** Policies that are files of their own, but for those that another adapter knows more about. */
function policyFiles(
  units: ReadonlyMap<string, CloudFormationUnit>,
  files: Files,
  isElsewhere: (file: string) => boolean,
  tables: Tables,
): readonly DraftDocument[] {
  return [...units.values()].flatMap(({ file, text, parsed }) => {
    if (!text.includes("Statement")) return [];
    return parsed().roots.flatMap((node, document) => {
      const source = kindOf(node) === "policy" && !isElsewhere(file) ? files.source(file) : undefined;
      const root = source === undefined ? undefined : cursorAt(source, document, node);
      return root === undefined ? [] : [policyFile(root, tables)];
    });
  });
}

function propertiesOf(resource: Resource, source: Source): Cursor | undefined {
  const { properties, body, instance, steps, scope, through } = resource;
  if (properties === undefined) return undefined;
  const shared = through === undefined ? undefined : sharedBy(source, scope.serverless?.file, through);
  const cursor = { source, document: instance.document, steps, node: body, scope, through, shared };
  return stepTo(cursor, properties, ["Properties"]);
}

/** At the root of the file that a service stands in. */
function rootOf({ root, scope, document }: TemplateInstance, source: Source): Cursor {
  return { source, document, steps: [], node: root, scope };
}

/** At the root of a file that nothing is evaluated in. */
function cursorAt(source: Source, document: number, node: TemplateNode): Cursor | undefined {
  const real = resolved(node);
  if (real === undefined) return undefined;
  return { source, document, steps: [], node: real, scope: createBareScope(source.file) };
}

/** Whether another adapter has found policies in a file: it knows more of what they are for. */
function isLocatedIn(below: Located): (file: string) => boolean {
  const ofLists = lazily(() => new Set([...below.lists.values()].map(({ at }) => at.file)));
  const ofDocuments = lazily(() => new Set(below.documents.map(({ at }) => at.file)));
  return (file) => ofLists().has(file) || ofDocuments().has(file);
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

function finishedDocument(draft: DraftDocument): PolicyDocument {
  const { content, address, at, kind, attachment, name, holders } = draft;
  const { open } = content;
  return {
    ...{ address, at, kind, attachment, holders },
    ...(name === undefined ? {} : { name }),
    statements: idsOf(content),
    bundles: content.bundles,
    size: contentSize(content),
    ...(open === undefined ? {} : { open }),
    get unlisted() {
      return draft.unlisted;
    },
  };
}

function errorsOf({ file, text, parsed }: CloudFormationUnit): readonly Refusal[] {
  const { problems, roots } = parsed();
  if (problems.length === 0 || !holdsOurs(text, roots)) return [];
  return problems.map(({ code, message, range }) => ({ code, message, at: { file, range } }));
}
