// Which constructs the code makes, as far as it tells by itself.
import type { Id, Refusal } from "../contract.js";
import type { CodeClass, CodeConstruct, LocatedCode } from "../locate/located-code.js";
import { refuse } from "./refusal.js";

/** The constructs that one `new` expression makes. */
export interface ConstructPaths {
  readonly paths: readonly StaticPath[];
  /** It may make others, too. */
  readonly open?: Refusal;
}

export interface StaticPath {
  /** The `new App` that it is in. */
  readonly app: Id;
  /** The ids from the app to it; empty for the app. */
  readonly path: readonly string[];
  /** How many of them lead to the stack around it, a nested one too; its own of a stack. `undefined`: it is in none, or that is not known. */
  readonly stack: number | undefined;
  /** It, or something around it, may not be made. */
  readonly conditional: boolean;
}

type Code = Pick<LocatedCode, "classes" | "constructs">;

/** What a construct is to those in it. `unknown`: it may be a stack. */
type Kind = "app" | "stage" | "stack" | "construct" | "unknown";

const KINDS: ReadonlyMap<string, Kind> = new Map([
  ["core.App", "app"],
  ["core.Stage", "stage"],
  ["core.Stack", "stack"],
  ["core.NestedStack", "stack"],
  // Its template is an asset.
  ["aws-servicecatalog.ProductStack", "unknown"],
]);

/** No app has as many constructs of one `new` expression; past that, classes have multiplied. */
const MOST_PATHS = 1000;

/** Follows scopes and ids from the apps downwards; what no app leads to has no path. */
export function constructPaths(code: Code): ReadonlyMap<Id, ConstructPaths> {
  const makers = makersByClass(code);
  const found = new Map<Id, ConstructPaths | "pending">();
  for (const id of code.constructs.keys()) pathsOf(id);
  return new Map([...found].flatMap(([id, paths]) => (paths === "pending" ? [] : [[id, paths] as const])));

  function pathsOf(id: Id): ConstructPaths {
    const known = found.get(id);
    const construct = code.constructs.get(id);
    if (construct === undefined)
      return { paths: [], open: refuse("not-followed", "what makes it is not known") };
    if (known === "pending") return { paths: [], open: open("it is made within itself", construct) };
    if (known !== undefined) return known;
    found.set(id, "pending");
    const own = expand(id, construct);
    found.set(id, own);
    return own;
  }

  function expand(id: Id, construct: CodeConstruct): ConstructPaths {
    const kind = kindOf(construct, code.classes);
    const repeated = construct.repeated ? open("it may be made several times", construct) : undefined;
    if (kind === "app") {
      const app: StaticPath = { app: id, path: [], stack: undefined, conditional: construct.conditional };
      return joined([app], repeated);
    }
    const { name } = construct;
    if ("unknown" in name) return { paths: [], open: name.unknown };
    const scope = scopePaths(construct);
    const moved = movedBy(construct, code.classes);
    if (moved !== undefined) return { paths: [], open: moved };
    const paths = scope.paths.map((around): StaticPath => {
      const path = [...around.path, idText(name.literal)];
      return {
        app: around.app,
        path,
        stack: kind === "stack" ? path.length : kind === "construct" ? around.stack : undefined,
        conditional: around.conditional || construct.conditional,
      };
    });
    if (paths.length > MOST_PATHS)
      return { paths: [], open: open("it is made in too many places to follow them", construct) };
    return joined(paths, scope.open ?? repeated);
  }

  function scopePaths({ scope }: CodeConstruct): ConstructPaths {
    if ("unknown" in scope) return { paths: [], open: scope.unknown };
    if ("construct" in scope) return pathsOf(scope.construct);
    const { constructs, escapes } = makers(scope.self);
    const all = constructs.map(pathsOf);
    return joined(
      all.flatMap(({ paths }) => paths),
      escapes ?? all.find((one) => one.open !== undefined)?.open,
    );
  }
}

/** The `new` expressions that `this` in a class may stand for, those of the classes that extend it included. */
function makersByClass({
  classes,
  constructs,
}: Code): (id: Id) => { readonly constructs: readonly Id[]; readonly escapes: Refusal | undefined } {
  const made = new Map<Id, Id[]>();
  for (const [id, { type }] of constructs) {
    if (type === undefined || !("own" in type)) continue;
    for (const one of lineage(type.own, classes)) made.set(one, [...(made.get(one) ?? []), id]);
  }
  const escaping = new Map<Id, Refusal>();
  for (const [id, { escapes }] of classes)
    if (escapes !== undefined)
      for (const one of lineage(id, classes)) if (!escaping.has(one)) escaping.set(one, escapes);
  return (id) => ({ constructs: made.get(id) ?? [], escapes: escaping.get(id) });
}

/** The class and those that it extends, as far as they are of this root. */
function lineage(id: Id, classes: ReadonlyMap<Id, CodeClass>): readonly Id[] {
  const ids = new Set<Id>();
  for (let one: Id | undefined = id; one !== undefined && !ids.has(one);) {
    ids.add(one);
    const base: CodeClass["base"] = classes.get(one)?.base;
    one = base !== undefined && "own" in base ? base.own : undefined;
  }
  return [...ids];
}

/** The class of aws-cdk-lib that a construct is of, or extends. */
export function libraryTypeOf(
  { type }: CodeConstruct,
  classes: ReadonlyMap<Id, CodeClass>,
): string | undefined {
  if (type === undefined) return undefined;
  if ("library" in type) return type.library;
  const base = classes.get(lineage(type.own, classes).at(-1) ?? "")?.base;
  return base !== undefined && "library" in base ? base.library : undefined;
}

function kindOf(construct: CodeConstruct, classes: ReadonlyMap<Id, CodeClass>): Kind {
  const library = libraryTypeOf(construct, classes);
  return library === undefined ? "unknown" : (KINDS.get(library) ?? "construct");
}

function movedBy({ type }: CodeConstruct, classes: ReadonlyMap<Id, CodeClass>): Refusal | undefined {
  if (type === undefined || !("own" in type)) return undefined;
  for (const one of lineage(type.own, classes)) {
    const moved = classes.get(one)?.moved;
    if (moved !== undefined) return moved;
  }
  return undefined;
}

/** As `Node` of constructs writes it. */
function idText(written: string): string {
  return written.replaceAll("/", "--");
}

function joined(paths: readonly StaticPath[], why: Refusal | undefined): ConstructPaths {
  return { paths, ...(why === undefined ? {} : { open: why }) };
}

function open(message: string, { at }: CodeConstruct): Refusal {
  return refuse("not-followed", message, at);
}
