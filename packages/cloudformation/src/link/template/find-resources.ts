// The resources of a template, those of loops included.
import type { Refusal } from "../../contract.js";
import { evaluateList } from "../../evaluate/evaluate-list.js";
import { evaluateText } from "../../evaluate/evaluate-text.js";
import { joinParts } from "../../evaluate/join-parts.js";
import { isWhole, members, resolved } from "../../evaluate/members.js";
import { plainParts } from "../../evaluate/plain-text.js";
import { placeIn, withLoop, type Scope } from "../../evaluate/scope.js";
import { followed, type Hop } from "../../evaluate/serverless-variables.js";
import type { TextValue } from "../../evaluate/text-value.js";
import type { MapEntry, MapNode, TemplateNode } from "../../parse/node.js";
import { refuse } from "../refusal.js";
import type { Resource, TemplatePart } from "./template.js";
import { unseenTransform } from "./transforms.js";

export type FoundResource = Omit<Resource, "instance">;

interface FoundResources {
  readonly resources: readonly FoundResource[];
  /** Set: there may be others. */
  readonly unseen?: Refusal | undefined;
}

/** CloudFormation itself takes 500. */
const MOST_RESOURCES = 5000;
const MOST_TURNS = 10_000;

const LOOP = "Fn::ForEach::";

/** Where a map of resources stands. */
interface Spot {
  readonly scope: Scope;
  readonly steps: readonly (string | number)[];
  readonly through: readonly Hop[];
  /** What is not known of the loops around. */
  readonly unlisted?: Refusal | undefined;
}

/** All resources of one part of a stack. */
export function findResources({ root, scope, steps, through = [] }: TemplatePart): FoundResources {
  const resources: FoundResource[] = [];
  let turns = 0;
  let unseen = unseenTransform(members(root).get("Transform")?.value, scope);
  unseen ??= unseenTransform(members(root).get("Fn::Transform")?.value, scope);
  const written = members(root).get("Resources")?.value;
  if (written !== undefined) {
    const way = [...steps, "Resources"];
    const found = followed({ node: written, scope, steps: way, through });
    if (found?.node.kind === "map") {
      const { scope: inner, steps: inside = way, through: hops = through } = found;
      collect(found.node, { scope: inner, steps: inside, through: hops });
    } else notSeen(written, scope, "what the resources are");
  }
  if (!isWhole(root)) notSeen(root, scope, "what merge keys bring");
  return { resources, unseen };

  function notSeen(node: TemplateNode, here: Scope, what: string): void {
    unseen ??= refuse("not-followed", `${what} is not followed`, placeIn(here, node));
  }

  function collect(map: MapNode, spot: Spot): void {
    if (!isWhole(map)) notSeen(map, spot.scope, "what merge keys bring");
    for (const [name, entry] of members(map)) {
      if (name === "Fn::Transform") unseen ??= unseenTransform(entry.value, spot.scope);
      else if (name.startsWith(LOOP)) loop(entry, { ...spot, steps: [...spot.steps, name] });
      else if (resources.length >= MOST_RESOURCES) {
        notSeen(map, spot.scope, "what comes behind so many resources");
        return;
      } else add(name, entry, spot);
    }
  }

  function add(name: string, entry: MapEntry, spot: Spot): void {
    const { scope: around, steps: way, unlisted } = spot;
    const found = followed({
      node: entry.value,
      scope: around,
      steps: [...way, name],
      through: spot.through,
    });
    if (found?.node.kind !== "map") {
      if (found?.node.kind === "scalar" && found.node.text.includes("${"))
        notSeen(entry.value, around, `the resource ${name}`);
      return;
    }
    const inside = members(found.node);
    const type = inside.get("Type")?.value;
    const typeText = type === undefined ? undefined : evaluateText(type, found.scope);
    const id = joinParts(plainParts(name, entry.key, around), placeIn(around, entry.key));
    const properties = inside.get("Properties")?.value;
    const changed = transformIn(found.node, properties, found.scope);
    const why = unlisted ?? changed;
    resources.push({
      logicalId: id.kind === "known" || id.kind === "default" ? id.text : name,
      type: typeText?.kind === "known" ? typeText.text : "",
      at: { file: found.scope.file, range: found.node === resolved(entry.value) ? entry.at : found.node.at },
      body: found.node,
      properties,
      scope: found.scope,
      steps: found.steps ?? [...way, name],
      ...(found.through === undefined || found.through.length === 0 ? {} : { through: found.through }),
      ...(why === undefined ? {} : { unlisted: why }),
    });
  }

  /** `Fn::ForEach::Name: [variable, collection, resources]`. */
  function loop(entry: MapEntry, { scope: around, steps: way, through: hops, unlisted }: Spot): void {
    const list = resolved(entry.value);
    const [variable, collection, body] = list?.kind === "sequence" ? list.items : [];
    const name = variable === undefined ? undefined : evaluateText(variable, around);
    const map = body === undefined ? undefined : resolved(body);
    if (name?.kind !== "known" || collection === undefined || map?.kind !== "map") {
      notSeen(entry.value, around, "a loop");
      return;
    }
    const { values, open } = turnsOf(collection, around);
    for (const value of values) {
      collect(map, {
        scope: withLoop(around, name.text, value),
        steps: [...way, 2],
        through: hops,
        unlisted: unlisted ?? open,
      });
      turns++;
      if (resources.length < MOST_RESOURCES && turns < MOST_TURNS) continue;
      notSeen(entry.value, around, "what comes behind so many turns of loops");
      return;
    }
  }
}

/** The values of a loop; one that is not known, if none is. */
function turnsOf(
  collection: TemplateNode,
  scope: Scope,
): { readonly values: readonly TextValue[]; readonly open?: Refusal } {
  const at = placeIn(scope, collection);
  const open = refuse("partly-known", "the loop goes over a list that is not wholly known", at);
  const list = evaluateList(collection, scope);
  if (list === undefined || (list.items.length === 0 && list.open !== undefined))
    return { values: [{ kind: "unknown", why: open }], open };
  const values = list.items.filter(({ kind }) => kind !== "absent");
  const certain = list.open === undefined && list.items.every(({ kind }) => kind === "known");
  return certain ? { values } : { values, open };
}

/** A macro or a loop within a resource, which may add to its properties. */
function transformIn(body: MapNode, properties: TemplateNode | undefined, scope: Scope): Refusal | undefined {
  const map = properties === undefined ? undefined : resolved(properties);
  const own = unseenTransform(members(body).get("Fn::Transform")?.value, scope);
  if (own !== undefined || map?.kind !== "map") return own;
  const inside = members(map);
  const loop = [...inside].find(([name]) => name.startsWith(LOOP));
  return loop === undefined
    ? unseenTransform(inside.get("Fn::Transform")?.value, scope)
    : refuse("not-followed", "a loop makes some of its properties", placeIn(scope, loop[1]));
}
