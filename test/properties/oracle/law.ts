import type { ActionElement, Statement } from "../../../packages/core/src/policy/document.js";
import { contains } from "./contains.js";
import { fold, inOrder } from "./fold.js";
import { isWhollyUnused, isWild, readPattern, universeOf, type Known, type Universe } from "./known.js";
import { matches } from "./match.js";
import { overlaps } from "./overlaps.js";
import { wordsOf } from "./words.js";
import type { World } from "./world.js";

/** What the law makes of one pattern: it stays, it goes (no new patterns), or it becomes these. */
type Verdict = "stays" | readonly string[];

/** What becomes of one statement; no elements where it goes whole. */
export interface LawfulStatement {
  readonly elements: readonly ActionElement[] | undefined;
  readonly refused: boolean;
}

/** Points 1 to 8, 11 and 12 of the law, said once more and as plainly as they are written there. */
export function refineByTheLaw(world: World): readonly LawfulStatement[] {
  const universe = universeOf(world);
  const lawful = world.statements.map((statement) => refineStatement(statement, world, universe));
  const someAllowLeft = world.statements.some(
    ({ effect }, index) => effect !== "Deny" && lawful[index]?.elements !== undefined,
  );
  if (someAllowLeft) return lawful;
  return lawful.map(({ elements, refused }, index) => {
    const original = world.statements[index]?.elements;
    return elements === undefined ? { elements: original, refused: true } : { elements, refused };
  });
}

function refineStatement(statement: Statement, world: World, universe: Universe): LawfulStatement {
  const { elements, effect, key, hasPrincipal, open, indivisible } = statement;
  if (effect !== "Allow" || hasPrincipal === true) return { elements, refused: false };
  // An Allow with NotAction is left to a person; whether there is something to say about it is not asked here.
  if (key === "NotAction") return { elements, refused: false };
  const verdicts = elements.map((element) =>
    "pattern" in element ? judge(element.pattern, world, universe) : "stays",
  );
  const left = writtenOnce(elements, verdicts);
  if (left.length > 0) return { elements: left, refused: false };
  if (open !== undefined || indivisible !== undefined) return { elements, refused: true };
  return { elements: undefined, refused: false };
}

function judge(text: string, world: World, universe: Universe): Verdict {
  const read = readPattern(text);
  if (read === undefined) return "stays";
  if (read.service === undefined) return judgeEverything(world, universe);
  const known = universe.get(read.service) ?? [];
  const found = known.filter(({ name }) => matches(read.name, name));
  const unused = found.filter((action) => action.unused);
  const wholly = isWhollyUnused(world, read.service);
  if (found.length > 0 && unused.length === 0) return "stays";
  if (found.length === 0 && !wholly) return "stays";
  if (mayBeKeptOnPurpose(text, found.length > 0, world, universe)) return "stays";
  if (unused.length === found.length) return [];
  return narrowed(read.name, found, known).map((name) => `${read.prefix}:${name}`);
}

/** `*` is all services first, and each of them is judged by itself. */
function judgeEverything(world: World, universe: Universe): Verdict {
  const services = [...universe.keys()].map((service) => {
    const all = `${service}:*`;
    return { all, verdict: judge(all, world, universe) };
  });
  if (services.every(({ verdict }) => verdict === "stays")) return "stays";
  // Which services such a keep may mean is not asked: `*` stays whole.
  if (mayBeKeptOnPurpose("*", true, world, universe)) return "stays";
  return services.flatMap(({ all, verdict }) => (verdict === "stays" ? [all] : verdict)).sort(inOrder);
}

/** A keep that no known action explains: the pattern may be just what it is for. */
function mayBeKeptOnPurpose(pattern: string, hasMatch: boolean, world: World, universe: Universe): boolean {
  const known = [...universe.values()].flat();
  return world.keep
    .filter((keep) => !hasMatch || (isWild(keep) && !known.some(({ action }) => matches(keep, action))))
    .some((keep) => overlaps(keep, pattern));
}

/** The names that a wildcard with used and unused matches becomes, some of them maybe twice. */
function narrowed(wildcard: string, found: readonly Known[], known: readonly Known[]): readonly string[] {
  const used = found.filter(({ unused }) => !unused);
  if (wildcard.includes("?")) return used.map(({ name }) => name);
  const head = wildcard.slice(0, wildcard.indexOf("*"));
  const tail = wildcard.slice(head.length + 1);
  const names = used.map(({ name }) => {
    let prefix = "";
    for (const word of wordsOf(name)) {
      prefix += word;
      if (prefix.length <= head.length) continue;
      const candidate = `${prefix}*${tail}`;
      const allowed = known.filter((action) => matches(candidate, action.name));
      if (!matches(candidate, name) || allowed.some(({ unused }) => unused)) continue;
      return allowed.length === 1 ? name : candidate;
    }
    return name;
  });
  return names.sort(inOrder);
}

/** The elements afterwards, with no new pattern that another one makes needless. */
function writtenOnce(
  elements: readonly ActionElement[],
  verdicts: readonly Verdict[],
): readonly ActionElement[] {
  const kept = elements.flatMap((element, index) =>
    "pattern" in element && verdicts[index] === "stays" && readPattern(element.pattern) !== undefined
      ? [element.pattern]
      : [],
  );
  const written = verdicts
    .flatMap((verdict, owner) =>
      verdict === "stays" ? [] : verdict.map((pattern, place) => ({ pattern, owner, place })),
    )
    .sort((left, right) => inOrder(left.pattern, right.pattern) || left.owner - right.owner);
  const needed = written.filter(({ pattern }, rank) => {
    if (kept.some((other) => canContain(other, pattern))) return false;
    return !written.some((other, otherRank) => {
      if (otherRank === rank || !canContain(other.pattern, pattern)) return false;
      return otherRank < rank || !canContain(pattern, other.pattern);
    });
  });
  return elements.flatMap((element, owner) => {
    if (verdicts[owner] === "stays") return [element];
    return needed.filter((one) => one.owner === owner).map(({ pattern }) => ({ pattern }));
  });
}

/** Containment of action patterns; those of two services are told apart at once, for there are many pairs. */
function canContain(outer: string, inner: string): boolean {
  const [one, other] = [readPattern(outer), readPattern(inner)];
  if (one?.service !== undefined && other?.service !== undefined && one.service !== fold(other.prefix))
    return false;
  return contains(outer, inner);
}
