// What else the source does with its policies: only what is to change, or who holds it, depends on that.
import type { PolicyDocument, Refusal } from "../contract.js";
import type { DraftDocument } from "./documents.js";
import { finishedDocument } from "./finished-document.js";
import type { Attachments } from "./holder/attachments.js";
import type { Modules } from "./module/find-modules.js";
import type { ResourceInstance } from "./module/module-instance.js";
import type { Texts } from "./module/texts.js";
import { DOCUMENT, TEMPLATE, type Policies } from "./policy/policies.js";
import { protectLast } from "./policy/protect-last.js";
import { refuse } from "./refusal.js";
import { isConfiguration, type TerraformUnit } from "./unit.js";
import { createUnread } from "./unread.js";
import { findEscapes, type Escape, type EscapesContext } from "./use/escapes.js";
import { policiesInTexts } from "./use/named-policies.js";
import { sealReadElsewhere } from "./use/read-elsewhere.js";

export interface UsesContext extends Omit<EscapesContext, "outputsMatter"> {
  readonly units: ReadonlyMap<string, TerraformUnit>;
  readonly modules: Modules;
  readonly attachments: Attachments;
  readonly texts: Texts;
  /** Policies that resources are given. */
  readonly drafts: readonly DraftDocument[];
  /** All documents of which it is known what takes them. */
  readonly followed: readonly DraftDocument[];
  readonly dataDocuments: readonly ResourceInstance[];
}

export interface Uses {
  /** Policies that go where nobody follows. */
  readonly documents: readonly PolicyDocument[];
  /** Why others may hold one that is followed. */
  unlisted(draft: DraftDocument): Refusal | undefined;
}

/** Meets every use: seals what is used elsewhere, and finds who else may hold what. */
export function followUses(context: UsesContext): Uses {
  const { units, modules, world, tables, policies, attachments, texts, drafts, followed } = context;
  const outputsMatter = attachments.unresolved.length > 0 || [...units.values()].some(readsStates);
  const escapes = findEscapes({ ...context, outputsMatter });
  sealReadElsewhere(tables, units, texts.calls());
  const escaped = escapes.documents
    .map((escape) => escapedDocument(escape, policies))
    // A template that is used elsewhere is most often no policy at all.
    .filter(({ content }, position) => {
      return content.statements.length > 0 || escapes.documents[position]?.instance.type !== TEMPLATE;
    });
  const reached = new Set([...policies.taken, ...escapes.documents.map(({ instance }) => instance.address)]);
  const unused = context.dataDocuments
    .filter(({ address }) => !reached.has(address))
    .map((instance) => unusedDocument(instance, policies.document(instance)));
  const inTexts = policiesInTexts(units.values(), attachments.policies, attachments.texts);
  const given = new Set(drafts);
  const unread = createUnread(modules, world, tables);
  const unlisted = (draft: DraftDocument): Refusal | undefined =>
    (given.has(draft) ? named(draft, [escapes.policies, attachments.read, inTexts]) : undefined) ??
    unread(draft);
  const beyond = [...escaped, ...unused];
  for (const { content } of [...followed, ...beyond]) protectLast(content, tables);
  return { documents: beyond.map((draft) => finishedDocument(draft, () => unread(draft))), unlisted };
}

/** Whether what another root gives out is read, by Terraform or by Terragrunt. */
function readsStates({ file, text }: TerraformUnit): boolean {
  return isConfiguration(file)
    ? /terraform_remote_state|tfe_outputs/.test(text)
    : file.endsWith(".hcl") && text.includes("dependency");
}

/** Why something may attach a managed policy which is not followed. */
function named(
  { address }: DraftDocument,
  all: readonly ReadonlyMap<string, Refusal>[],
): Refusal | undefined {
  return all.find((one) => one.has(address))?.get(address);
}

function escapedDocument({ instance, at, value, why }: Escape, policies: Policies): DraftDocument {
  const content =
    instance.type === DOCUMENT ? policies.document(instance) : policies.content(value, instance.block.at);
  return {
    address: instance.address,
    at,
    kind: "unknown",
    attachment: "inline",
    holders: [],
    content,
    unlisted: why,
  };
}

function unusedDocument(instance: ResourceInstance, content: DraftDocument["content"]): DraftDocument {
  return {
    address: instance.address,
    at: instance.block.at,
    kind: "unknown",
    attachment: "inline",
    holders: [],
    content,
    unlisted: refuse("unused-document", "nothing in this source takes it", instance.block.at),
  };
}
