import { isRefusal, type StatementSite } from "@iamend/source";
import type { Id, Place, Refusal, SourceStatement } from "../contract.js";
import type { CodeWorld } from "../evaluate/code-world.js";
import { refuse } from "../evaluate/reason.js";
import type { CodeFile } from "../parse/code-file.js";
import type { Node } from "../parse/syntax.js";
import { collectArguments } from "./action-lists.js";
import { frameOf } from "./calls.js";
import type { Drafts } from "./drafts.js";
import type { WrittenStatement } from "./find-statements.js";
import { followFlow } from "./flow.js";
import type { Destination } from "./follower.js";
import type { CodeStatement } from "./located-code.js";
import { JSON_KEYS, PROPERTIES, readStatement, type Reading } from "./policy-statement.js";
import { runsOf } from "./runs.js";
import { moreThanStatement } from "./removal.js";
import { idOf } from "./site-of.js";
import { statementSite } from "./statement-site.js";
import { takeFlow } from "./take.js";

/** A statement and where it stands. */
export interface FoundStatement {
  readonly id: Id;
  readonly statement: CodeStatement;
  readonly site?: StatementSite;
}

export function locateStatement(
  world: CodeWorld,
  drafts: Drafts,
  file: CodeFile,
  written: WrittenStatement,
): FoundStatement {
  const { node } = written;
  const destination = followFlow(world, { file, node, keys: [], form: "statement" }, takeFlow);
  const reading = withAdded(world, drafts, file, node, readingOf(world, drafts, file, written), destination);
  const site = siteOf(world, file, node, destination);
  const { sinks, escapes } = destination;
  const statement: SourceStatement = {
    at: file.placeOf(node),
    ...reading,
    home: homeOf(file, node),
    ...(isRefusal(site) ? { whole: site } : {}),
  };
  return {
    id: idOf("statement", file, node),
    statement: {
      statement,
      frames: framesOf(file, written, destination),
      sinks,
      ...(escapes === undefined ? {} : { escapes }),
    },
    ...(isRefusal(site) ? {} : { site }),
  };
}

function readingOf(world: CodeWorld, drafts: Drafts, file: CodeFile, written: WrittenStatement): Reading {
  if (written.by === "object") return readStatement(world, drafts, file, written.node, JSON_KEYS);
  const [argument] = written.node.arguments;
  return readStatement(world, drafts, file, argument, written.by === "new" ? PROPERTIES : JSON_KEYS);
}

/** With what is added to the statement once it is made. */
function withAdded(
  world: CodeWorld,
  drafts: Drafts,
  file: CodeFile,
  node: Node,
  reading: Reading,
  { added, changed }: Destination,
): Reading {
  const lists = [...reading.lists];
  let open = reading.open ?? changed;
  const keys = new Set(lists.length > 0 || open !== undefined ? [reading.key] : []);
  const here = runsOf(world, file, node);
  for (const { file: other, call, method } of added) {
    keys.add(method === "addActions" ? "Action" : "NotAction");
    const collected = collectArguments(world, drafts, other, call);
    lists.push(...collected.lists);
    open ??= collected.open;
    const there = runsOf(world, other, call);
    if (
      there.conditional !== here.conditional ||
      there.within !== here.within ||
      there.repeated !== here.repeated
    ) {
      open ??= refuse("conditional", "Whether that is added depends on the run.", other.placeOf(call));
    }
  }
  if (keys.size > 1)
    open ??= refuse("two-keys", "The statement has actions and notActions.", file.placeOf(node));
  const [key = reading.key] = keys;
  return {
    // An effect that is given later may be any.
    effect: changed === undefined ? reading.effect : "unknown",
    key: keys.size > 1 ? reading.key : key,
    lists: [...new Set(lists)],
    ...(open === undefined ? {} : { open }),
  };
}

function siteOf(
  world: CodeWorld,
  file: CodeFile,
  node: Node,
  { escapes }: Destination,
): StatementSite | Refusal {
  const site = statementSite(file, node);
  if (isRefusal(site)) return site;
  if (escapes !== undefined) {
    // An element may be what something counts, or takes out by its place.
    return refuse(
      "not-followed",
      `Where it goes is not followed: ${escapes.message}`,
      escapes.at ?? file.placeOf(node),
    );
  }
  return moreThanStatement(world, file, node) ?? site;
}

/** A statement in JSON is made by what takes it. */
function framesOf(file: CodeFile, written: WrittenStatement, { takers }: Destination): readonly number[] {
  if (written.by !== "object") return [frameOf(file, written.node)];
  return [...new Set(takers.flatMap((taker) => (taker.file === file ? [frameOf(file, taker.node)] : [])))];
}

/** The statement of code that it is written in: what is said above that is said of it too. */
function homeOf(file: CodeFile, node: Node): Place {
  let home = node;
  for (let around: Node | undefined = node; around !== undefined; around = file.parentOf(around)) {
    home = around;
    if (/(?:Statement|Declaration|Definition)$/.test(around.type)) break;
  }
  return file.placeOf(home);
}
