// From all files of a root to the policies that they deploy.
import { mayHoldDirective } from "@iamend/source";
import type { Edit, Host, Located, Place } from "../contract.js";
import type { Trace } from "../evaluate/run.js";
import type { ListValue, Value } from "../evaluate/value.js";
import type { ParsedFile } from "../parse/parse-file.js";
import { documentsOf } from "./documents.js";
import { createAttachments } from "./holder/attachments.js";
import { createPrincipals } from "./holder/principals.js";
import { finishedDocument } from "./finished-document.js";
import { followUses } from "./follow-uses.js";
import { findModules, isInstalled, type Modules } from "./module/find-modules.js";
import { placeKey } from "./module/module-instance.js";
import { createTexts, type Texts } from "./module/texts.js";
import { createWorld } from "./module/world.js";
import { createPolicies, DOCUMENT } from "./policy/policies.js";
import { once } from "./once.js";
import { createTables, finishedList, finishedStatement } from "./policy/tables.js";
import type { LinkedFile, TerraformLocated } from "./sites.js";
import { sealUntouched } from "./untouched-content.js";
import { undeployedDocument } from "./undeployed-document.js";
import { unseenDocuments } from "./unseen-modules.js";
import { createExpressionIndex } from "./syntax/expression-index.js";
import { isConfiguration, type TerraformUnit } from "./unit.js";
import { mayMeetMore } from "./use/may-meet-more.js";
import { createSlots } from "./use/slots.js";
import { createSightings } from "./use/taint.js";

/** Finds every policy, in time linear in the files. Nothing about the input makes it throw. */
export function link(
  units: ReadonlyMap<string, TerraformUnit>,
  host: Host,
  below: Located | undefined,
): TerraformLocated {
  const { sources, beside } = apart(units);
  const modules = findModules(sources, beside, host);
  const listValues = new Map<string, (readonly Value[])[]>();
  const sightings = createSightings();
  const positions = new Map<ListValue, Place>();
  const trace: Trace = {
    reference(at, value) {
      sightings.note(at, value);
    },
    list(at, elements) {
      const key = placeKey(at);
      const known = listValues.get(key);
      if (known === undefined) listValues.set(key, [elements]);
      else known.push(elements);
    },
    position(at, list) {
      if (list.elements.some(({ kind }) => kind === "object")) positions.set(list, at);
    },
  };
  const texts = createTexts(host, trace);
  const world = createWorld(modules, texts, trace);
  const files = parsedFiles(modules);
  const index = createExpressionIndex(
    () => files,
    (file) => {
      const template = texts.seen.has(file) ? texts.template(file) : undefined;
      return template === undefined || "code" in template ? undefined : template;
    },
    (file) => texts.data(file),
  );
  const tables = createTables();
  const slots = createSlots();
  const policies = createPolicies(world, tables, index, texts, listValues, slots);
  const principals = createPrincipals(world);
  const attachments = createAttachments(world, principals, slots);
  const context = { world, policies, principals, attachments, slots };
  const drafts = world
    .allResources()
    .flatMap((instance) => sealUntouched(documentsOf(instance, context), instance, tables));
  // Located before uses are looked at, so that theirs are found too.
  const dataDocuments = world.allResources().filter(({ type }) => type === DOCUMENT);
  for (const instance of dataDocuments) policies.document(instance);
  const unseen = unseenDocuments(world, policies);
  const idle = [
    ...world.undeployed().flatMap((instance) => {
      if (instance.type !== DOCUMENT) return documentsOf(instance, context);
      return [undeployedDocument(instance.address, instance.block.at, policies.document(instance))];
    }),
    ...policies.idle().map(({ at, instance, content }) => undeployedDocument(instance.address, at, content)),
  ].flatMap(({ address, at, content }) =>
    content.statements.length === 0 ? [] : [undeployedDocument(address, at, content)],
  );
  policies.finish();
  const followed = [...drafts, ...unseen, ...idle];
  const uses = once(() =>
    followUses({
      ...{ units, modules, world, tables, slots, policies, index, sightings, positions, attachments, texts },
      ...{ drafts, followed, dataDocuments },
    }),
  );
  if (mayMeetMore(world, new Set(drafts.map(({ address }) => address)), units.values())) uses();
  const statements = new Map(
    [...tables.allStatements].map((draft) => [draft.id, finishedStatement(draft, uses)]),
  );
  const known = followed.map((draft) => finishedDocument(draft, () => uses().unlisted(draft)));
  const documents = once(() => [...known, ...uses().documents]);
  const own = [...files.values()].filter(({ file }) => !isInstalled(file));
  return {
    ...(below?.bundles === undefined ? { bundles: new Map() } : { bundles: below.bundles }),
    lists: new Map([...tables.allLists].map((draft) => [draft.id, finishedList(draft, uses)])),
    statements,
    followed: known,
    get documents() {
      return documents();
    },
    principals: principals.all,
    directives: own.flatMap(directivesOf),
    errors: own.flatMap(({ problems }) => problems),
    listSites: new Map([...tables.allLists].map(({ id, site }) => [id, site])),
    statementSites: new Map(
      [...tables.allStatements].flatMap(({ id, site }) => (site === undefined ? [] : [[id, site] as const])),
    ),
    files: linkedFiles(files, texts),
  };
}

/** Configuration, and the files beside it. */
function apart(
  units: ReadonlyMap<string, TerraformUnit>,
): Record<"sources" | "beside", ReadonlyMap<string, TerraformUnit>> {
  const isSource = ([file]: [string, TerraformUnit]): boolean => isConfiguration(file);
  return {
    sources: new Map([...units].filter(isSource)),
    beside: new Map([...units].filter((unit) => !isSource(unit))),
  };
}

function parsedFiles({ all }: Modules): ReadonlyMap<string, ParsedFile> {
  return new Map(
    [...all.values()].flatMap((module) => module.files.map((file) => [file.file, file] as const)),
  );
}

function directivesOf({ file, text, comments }: ParsedFile): readonly Edit[] {
  if (!mayHoldDirective(text)) return [];
  return comments.flatMap(({ kind, at }): readonly Edit[] => {
    const start = at[0] + (kind === "#" ? 1 : 2);
    const end = kind === "/*" ? at[1] - 2 : at[1];
    const inner = text.slice(start, end);
    return mayHoldDirective(inner) ? [{ file, range: [start, end], text: inner }] : [];
  });
}

function linkedFiles(files: ReadonlyMap<string, ParsedFile>, texts: Texts): ReadonlyMap<string, LinkedFile> {
  const linked = new Map<string, LinkedFile>();
  for (const [file, text] of texts.seen)
    if (typeof text === "string") linked.set(file, { text, comments: [] });
  for (const [file, { text, comments }] of files) linked.set(file, { text, comments });
  return linked;
}
