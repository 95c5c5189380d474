// The policies of the templates, as the code makes them.
import type { Holder, Id, Place, PolicyDocument, Refusal } from "../contract.js";
import type { LocatedCode } from "../locate/located-code.js";
import type { Addresses } from "./addresses.js";
import type { Contents, Mapping } from "./mapping/mapping.js";
import { refuse } from "./refusal.js";

export interface DocumentsInput {
  readonly code: LocatedCode;
  readonly mapping: Mapping;
  readonly addresses: Addresses;
  /** Where the code makes a resource, by template and logical id. */
  readonly placeOf: (template: string, logicalId: string) => Place | undefined;
  /** Why nothing that an assembly says is certain. */
  readonly stale: (template: string) => Refusal | undefined;
  /** Why others may be made of the statements, of which no assembly tells. */
  readonly shared: (template: string, contents: Contents | undefined) => Refusal | undefined;
}

/** One document of the code for each of the templates: what it is and who holds it is as AWS will have it, and what it holds is code. */
export function documentsOf(
  below: readonly PolicyDocument[],
  input: DocumentsInput,
): readonly PolicyDocument[] {
  const holders = new Map<Holder, Holder>();
  return below.map((document) => {
    const { template, logicalId } = partsOf(document.address);
    const contents = input.mapping.contents.get(document);
    const unlisted = document.unlisted ?? input.stale(template) ?? input.shared(template, contents);
    const open = contents?.open ?? (contents === undefined ? nothingFound(document) : undefined);
    return {
      address: input.addresses.of(document.address),
      at: placeOf(contents, input) ?? input.placeOf(template, logicalId) ?? document.at,
      kind: document.kind,
      attachment: document.attachment,
      ...(document.name === undefined ? {} : { name: document.name }),
      statements: sorted(contents?.statements ?? [], (id) => input.code.statements.get(id)?.statement.at),
      bundles: sorted(contents?.bundles ?? [], (id) => input.mapping.bundles.get(id)?.at),
      ...(open === undefined ? {} : { open }),
      ...(document.size === undefined ? {} : { size: document.size }),
      holders: document.holders.map((holder) => {
        const known = holders.get(holder) ?? holderOf(holder, input);
        holders.set(holder, known);
        return known;
      }),
      ...(unlisted === undefined ? {} : { unlisted }),
    };
  });
}

/** A principal of a template, by the address that the code has for it, and in the account that its stack is made in. */
export function holderOf(
  holder: Holder,
  { addresses, placeOf: madeAt }: Pick<DocumentsInput, "addresses" | "placeOf">,
): Holder {
  const { template, logicalId } = partsOf(holder.address);
  const account = addresses.stack(template)?.account;
  return {
    ...holder,
    address: holder.address === "" ? "" : addresses.of(holder.address),
    at: madeAt(template, logicalId) ?? holder.at,
    ...(account === undefined || holder.account !== undefined ? {} : { account }),
  };
}

/** Statements that ended in no document, each as one of its own, so that nothing is said of them without reason. */
export function strayDocuments(
  code: LocatedCode,
  mapped: ReadonlySet<Id>,
  { astray, names }: Pick<Mapping, "astray" | "names">,
): readonly PolicyDocument[] {
  return [...code.statements].flatMap(([id, { statement, sinks, escapes }]): readonly PolicyDocument[] => {
    const why = astray.get(id);
    if (mapped.has(id) && why === undefined) return [];
    const kinds = new Set(sinks.map(({ kind }) => kind));
    const [only] = kinds;
    const isKnown = kinds.size === 1 && escapes === undefined && !mapped.has(id);
    return [
      {
        address: names.get(id) ?? `${statement.at.file}#`,
        at: statement.at,
        kind: isKnown && only !== undefined ? only : "unknown",
        attachment: "inline",
        statements: [id],
        bundles: [],
        holders: [],
        unlisted:
          why ??
          escapes ??
          refuse("not-synthesised", "what this statement was synthesised to is not known", statement.at),
      },
    ];
  });
}

function placeOf(contents: Contents | undefined, { code, mapping }: DocumentsInput): Place | undefined {
  if (contents === undefined) return undefined;
  const places = [
    ...[...contents.statements].flatMap((id) => code.statements.get(id)?.statement.at ?? []),
    ...[...contents.bundles].flatMap((id) => mapping.bundles.get(id)?.at ?? []),
  ];
  return places.sort(byPlace)[0];
}

function sorted(ids: Iterable<Id>, at: (id: Id) => Place | undefined): readonly Id[] {
  return [...ids]
    .flatMap((id) => {
      const place = at(id);
      return place === undefined ? [] : [{ id, place }];
    })
    .sort((left, right) => byPlace(left.place, right.place))
    .map(({ id }) => id);
}

function byPlace(left: Place, right: Place): number {
  if (left.file !== right.file) return left.file < right.file ? -1 : 1;
  return left.range[0] - right.range[0] || right.range[1] - left.range[1];
}

function nothingFound(document: PolicyDocument): Refusal | undefined {
  return document.statements.length === 0 && document.open === undefined
    ? undefined
    : refuse("not-located", "where in the code it is made is not known");
}

function partsOf(address: string): { readonly template: string; readonly logicalId: string } {
  const [, template = "", logicalId = ""] = /^([^#]*)#([^.[]*)/.exec(address) ?? [];
  return { template, logicalId };
}
