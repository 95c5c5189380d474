// Without a record: the code says whose policy a statement becomes, and the assembly says which resources that construct made.
import { isRefusal } from "@iamend/source";
import type { AssemblyResource } from "../../assembly/assembly.js";
import type { Id, Located, PolicyDocument, Refusal } from "../../contract.js";
import type { CodeConstruct, CodeStatement, LocatedCode, Sink } from "../../locate/located-code.js";
import { refuse } from "../refusal.js";
import { patternsIn } from "./code-frames.js";
import type { MappingDraft } from "./mapping.js";
import type { Origins } from "./origins.js";
import type { TemplateDocuments } from "./template-documents.js";

export interface TracedInput {
  readonly code: LocatedCode;
  readonly below: Located;
  readonly templates: TemplateDocuments;
  readonly origins: Origins;
  /** Resources by template and construct path. */
  readonly resourceAt: (template: string, path: string) => AssemblyResource | undefined;
}

/** Maps each statement all of whose ways are followed to the documents that its constructs have made. */
export function mapTraced(
  input: TracedInput,
  statements: Iterable<readonly [Id, CodeStatement]>,
  draft: MappingDraft,
): void {
  const { code } = input;
  const held = new Map<PolicyDocument, ReadonlySet<string>>();
  for (const [id, statement] of statements) {
    const documents = documentsOf(statement, input);
    if (isRefusal(documents)) {
      draft.astray.set(id, documents);
      continue;
    }
    // Of the policies that one construct may fill (the rest goes where the first is full), those that hold it.
    const holding = documents.filter((document) => holdsSome(patternsHeld(document), statement));
    if (holding.length === 0) {
      const message = "what it was synthesised to does not have these actions; synthesise the app again";
      draft.astray.set(id, refuse("assembly-stale", message, statement.statement.at));
      continue;
    }
    for (const document of holding) draft.of(document).statements.add(id);
    for (const list of statement.statement.lists) {
      const missing = patternsIn(code, list).find(
        (pattern) => !holding.some((document) => patternsHeld(document).has(pattern)),
      );
      if (missing === undefined) continue;
      const message = `${missing} in it was not synthesised, so that no finding says anything of it`;
      draft.sealed.set(list, refuse("not-synthesised", message, code.lists.get(list)?.at));
    }
  }

  function patternsHeld(document: PolicyDocument): ReadonlySet<string> {
    const known = held.get(document) ?? new Set(patternsOfDocument(document, input.below));
    held.set(document, known);
    return known;
  }

  function holdsSome(patterns: ReadonlySet<string>, { statement }: CodeStatement): boolean {
    const own = statement.lists.flatMap((list) => patternsIn(code, list));
    return own.length === 0 || own.some((pattern) => patterns.has(pattern));
  }
}

/** Says of documents that hold more than the code that was found for them. */
export function openUntraced(
  documents: Iterable<PolicyDocument>,
  { code, below }: Pick<TracedInput, "code" | "below">,
  draft: MappingDraft,
): void {
  for (const document of documents) {
    const found = new Set(
      [...draft.of(document).statements].flatMap(
        (id) => code.statements.get(id)?.statement.lists.flatMap((list) => patternsIn(code, list)) ?? [],
      ),
    );
    const more = patternsOfDocument(document, below).find((pattern) => !found.has(pattern));
    if (more === undefined) continue;
    const message = `where ${more} comes from is not known; the recorder of @iamend/cdk-app tells`;
    draft.open(document, refuse("not-located", message));
  }
}

function patternsOfDocument(document: PolicyDocument, { statements, lists }: Located): readonly string[] {
  return document.statements
    .flatMap((id) => statements.get(id)?.lists ?? [])
    .flatMap((id) => lists.get(id)?.items ?? [])
    .flatMap((item) => ("value" in item ? [item.value] : (item.values ?? [])));
}

function documentsOf(statement: CodeStatement, input: TracedInput): readonly PolicyDocument[] | Refusal {
  if (statement.escapes !== undefined) return statement.escapes;
  const all = new Set<PolicyDocument>();
  for (const sink of statement.sinks) {
    const documents = documentsBehind(sink, statement, input);
    if (isRefusal(documents)) return documents;
    for (const document of documents) all.add(document);
  }
  if (all.size > 0) return [...all];
  const { at } = statement.statement;
  return statement.sinks.length === 0
    ? refuse("not-followed", "where this statement goes is not followed", at)
    : refuse("not-synthesised", "no policy of the cloud assembly came of it", at);
}

function documentsBehind(
  { construct: id, policy, kind, role }: Sink,
  { statement }: CodeStatement,
  { code, origins, templates, resourceAt }: TracedInput,
): readonly PolicyDocument[] | Refusal {
  const construct = id === undefined ? undefined : code.constructs.get(id);
  if (id === undefined || construct === undefined || kind !== "identity")
    return refuse("not-followed", "it gets to where it is not followed", statement.at);
  const made = origins.get(id) ?? [];
  if (policy === "own") {
    return made.flatMap(({ template, logicalId, type }) =>
      POLICIES.has(type) ? templates.of(template, logicalId) : [],
    );
  }
  const principals = principalsOf(construct, made, role, statement.at);
  if (isRefusal(principals)) return principals;
  if (policy === "default") {
    return principals.flatMap(({ template, path = "" }) =>
      [
        "DefaultPolicy",
        ...Array.from({ length: MOST_OVERFLOWS }, (_, index) => `OverflowPolicy${String(index + 1)}`),
      ]
        .flatMap((child) => resourceAt(template, `${withoutResource(path)}/${child}/Resource`) ?? [])
        .flatMap((resource) => templates.of(resource.template, resource.logicalId)),
    );
  }
  const { inline } = policy;
  const found = principals.map(({ template, logicalId }) =>
    inline === undefined
      ? templates.at(template, logicalId, "Policies/")
      : templates.at(template, logicalId, `Policies/${inline}`),
  );
  return inline === undefined && found.some((documents) => documents.length > 1)
    ? refuse("ambiguous-place", "in which of several inline policies it ends is not known", statement.at)
    : found.flat();
}

/** As many as CDK makes. */
const MOST_OVERFLOWS = 20;

const POLICIES: ReadonlySet<string> = new Set([
  "AWS::IAM::Policy",
  "AWS::IAM::ManagedPolicy",
  "AWS::IAM::RolePolicy",
  "AWS::IAM::UserPolicy",
  "AWS::IAM::GroupPolicy",
]);
const PRINCIPALS: ReadonlySet<string> = new Set(["AWS::IAM::Role", "AWS::IAM::User", "AWS::IAM::Group"]);

/** The role of a construct, in each of its runs; one that makes several roles at once does not say which is meant. */
function principalsOf(
  { name }: CodeConstruct,
  made: readonly AssemblyResource[],
  role: string | undefined,
  at: Refusal["at"],
): readonly AssemblyResource[] | Refusal {
  const all = made.filter(({ type }) => PRINCIPALS.has(type));
  const tail = ({ path = "" }: AssemblyResource): string => tailOf(withoutResource(path), name);
  // `taskRole` is the property for what is called `TaskRole` below the construct.
  const principals =
    role === undefined ? all : all.filter((one) => tail(one).toLowerCase() === role.toLowerCase());
  const tails = new Set(principals.map(tail));
  return tails.size > 1
    ? refuse("ambiguous-place", "of which of several roles this is a policy is not known", at)
    : principals;
}

/** What of a construct path lies below the construct. */
function tailOf(path: string, name: CodeConstruct["name"]): string {
  const steps = path.split("/");
  if (!("literal" in name)) return IMPLICIT.has(steps.at(-1) ?? "") ? (steps.at(-1) ?? "") : "";
  const own = steps.lastIndexOf(name.literal);
  return own === -1 ? "" : steps.slice(own + 1).join("/");
}

/** Roles that constructs make of their own accord. */
const IMPLICIT: ReadonlySet<string> = new Set([
  "ServiceRole",
  "TaskRole",
  "ExecutionRole",
  "EventsRole",
  "InstanceRole",
  "Role",
]);

function withoutResource(path: string): string {
  return path.endsWith("/Resource") ? path.slice(0, -"/Resource".length) : path;
}
