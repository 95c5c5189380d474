import {
  jsonList,
  mayHoldDirective,
  type ActionList,
  type Bundle,
  type DeployedPrincipal,
  type Holder,
  type Id,
  type Item,
  type JsonNode,
  type List,
  type Located,
  type Name,
  type Place,
  type PolicyDocument,
  type Refusal,
  type SourceStatement,
} from "@iamend/source";
import { bundleNamed } from "./bundles.js";
import {
  elementsOf,
  memberOf,
  membersOf,
  numberOf,
  textOf,
  type JsonUnit,
  type Member,
} from "./read-json-policy.js";

/** What an edit needs to know of a list, or of the array that a statement stands in. */
export interface Site {
  readonly file: string;
  readonly list: List;
  /** Of a statement or a bundle, in its array. */
  readonly index?: number;
  /** Of a bundle: a statement may stand in its place. */
  readonly loose?: boolean;
}

export interface JsonLocated extends Located {
  readonly sites: ReadonlyMap<Id, Site>;
}

const EFFECTS = {
  allow: ["Allow", "Action"],
  "allow-not": ["Allow", "NotAction"],
  deny: ["Deny", "Action"],
  unknown: ["unknown", "Action"],
} as const;

/** Reads what json-adapter.ts describes. */
export function linkUnits(units: Iterable<JsonUnit>): JsonLocated {
  const files = [...units];
  const lists = new Map<Id, ActionList>();
  const statements = new Map<Id, SourceStatement>();
  const bundles = new Map<Id, Bundle>();
  const sites = new Map<Id, Site>();
  const named = new Map<string, Id>();
  const fragments = new Map<string, readonly Id[]>();

  function listAt(unit: JsonUnit, node: JsonNode): readonly Id[] {
    const reference = textOf(node);
    if (reference?.startsWith("@") === true) return [named.get(reference.slice(1)) ?? "missing"];
    const array = node.type === "object" ? memberOf(node, "items") : node;
    const parts = node.type === "object" ? memberOf(node, "concat") : undefined;
    if (parts !== undefined) return elementsOf(parts).flatMap((part) => listAt(unit, part));
    const at = placeOf(unit, array ?? node);
    const id = `${at.file}:${at.range.join("-")}`;
    const sealed = refusalIn(node, "sealed", at);
    const single = refusalIn(node, "single", at);
    const items =
      array?.type === "array" ? array.elements.map((one) => itemAt(unit, one)) : [itemAt(unit, node)];
    lists.set(id, {
      at,
      items,
      ...(sealed === undefined ? {} : { sealed }),
      ...(single === undefined ? {} : { single }),
    });
    const list: List =
      array?.type === "array"
        ? { ...jsonList(unit.text, array), comments: unit.comments }
        : { text: unit.text, layout: "brackets", at: node.range, elements: [node.range], comments: [] };
    sites.set(id, { file: unit.file, list });
    return [id];
  }

  function statementsAt(unit: JsonUnit, array: JsonNode | undefined, home: Place): readonly Id[] {
    if (array?.type !== "array") return [];
    return array.elements.flatMap((node, index) => {
      if (textOf(node) !== undefined) return [];
      const [kind, value] = effectOf(node);
      const at = placeOf(unit, node);
      const id = `${at.file}:${at.range.join("-")}`;
      const open = refusalIn(node, "open", at);
      const whole = refusalIn(node, "whole", at);
      statements.set(id, {
        at,
        effect: EFFECTS[kind][0],
        key: EFFECTS[kind][1],
        lists: listAt(unit, value),
        home,
        ...(open === undefined ? {} : { open }),
        ...(whole === undefined ? {} : { whole }),
      });
      sites.set(id, {
        file: unit.file,
        index,
        list: { ...jsonList(unit.text, array), comments: unit.comments },
      });
      return [id];
    });
  }

  function bundlesAt(unit: JsonUnit, array: JsonNode | undefined, loose: boolean): readonly Id[] {
    if (array?.type !== "array") return [];
    return array.elements.flatMap((node, index) => {
      const name = textOf(node);
      if (name === undefined) return [];
      const at = placeOf(unit, node);
      const id = `${at.file}:${at.range.join("-")}`;
      bundles.set(id, bundleNamed(name, at));
      const list = { ...jsonList(unit.text, array), comments: unit.comments };
      sites.set(id, { file: unit.file, index, list, loose });
      return [id];
    });
  }

  /** One document for each element, as often as there are holders. */
  function granted(unit: JsonUnit, { name, range, value }: Member): readonly PolicyDocument[] {
    const home = { file: unit.file, range };
    const grants = memberOf(value, "grants");
    const statements = [...statementsAt(unit, grants, home)];
    const names = [...bundlesAt(unit, grants, true)];
    return elementsOf(memberOf(value, "holders")).flatMap((holder) => {
      const [left, right] = [[...statements], [...names]];
      return elementsOf(grants).map((node, index): PolicyDocument => {
        const isBundle = textOf(node) !== undefined;
        const id = (isBundle ? right : left).shift() ?? "";
        return {
          address: `${directoryOf(unit.file)}#${name}[${String(index)}]`,
          at: placeOf(unit, node),
          kind: (textOf(memberOf(value, "kind")) ?? "identity") as PolicyDocument["kind"],
          attachment: "inline",
          statements: isBundle ? [] : [id],
          bundles: isBundle ? [id] : [],
          holders: [holderAt(unit, holder)],
        };
      });
    });
  }

  for (const unit of files) {
    for (const { name, value } of membersOf(memberOf(unit.root, "lists"))) {
      const [id] = listAt(unit, value);
      if (id !== undefined) named.set(name, id);
    }
  }
  for (const unit of files) {
    for (const { name, range, value } of membersOf(memberOf(unit.root, "fragments")))
      fragments.set(name, statementsAt(unit, value, { file: unit.file, range }));
  }
  const documents = files.flatMap((unit) =>
    membersOf(memberOf(unit.root, "documents")).flatMap((member) => {
      const home = { file: unit.file, range: member.range };
      const included = elementsOf(memberOf(member.value, "include")).flatMap(
        (name) => fragments.get(textOf(name) ?? "") ?? [],
      );
      const own = statementsAt(unit, memberOf(member.value, "statements"), home);
      if (memberOf(member.value, "grants") !== undefined) return granted(unit, member);
      const names = bundlesAt(unit, memberOf(member.value, "bundles"), false);
      return documentsOf(unit, member, [...included, ...own], names);
    }),
  );
  return {
    lists,
    statements,
    sites,
    documents,
    bundles,
    principals: files.flatMap((unit) =>
      elementsOf(memberOf(unit.root, "principals")).map((node) => holderAt(unit, node)),
    ),
    directives: files.flatMap(({ file, text, comments }) =>
      comments.flatMap(([start, end]) => {
        const block = text.startsWith("/*", start);
        const range = [start + (text[start] === "#" ? 1 : 2), block ? end - 2 : end] as const;
        const inner = text.slice(...range);
        return mayHoldDirective(inner) ? [{ file, range, text: inner }] : [];
      }),
    ),
    errors: files.flatMap(({ file, problem }) =>
      problem === undefined
        ? []
        : [{ code: problem.code, message: problem.message, at: { file, range: problem.range } }],
    ),
  };
}

/** One for each member of `each`, else one. */
function documentsOf(
  unit: JsonUnit,
  { name, range, value }: Member,
  statements: readonly Id[],
  bundles: readonly Id[],
): readonly PolicyDocument[] {
  const at = { file: unit.file, range };
  const open = refusalIn(value, "open", at);
  const unlisted = refusalIn(value, "unlisted", at);
  const size = numberOf(memberOf(value, "size"));
  const about = numberOf(memberOf(value, "about"));
  const characters = size ?? about;
  const document = {
    at,
    kind: (textOf(memberOf(value, "kind")) ?? "identity") as PolicyDocument["kind"],
    attachment: (textOf(memberOf(value, "attachment")) ?? "inline") as PolicyDocument["attachment"],
    statements,
    bundles,
    ...(open === undefined ? {} : { open }),
    ...(unlisted === undefined ? {} : { unlisted }),
    ...(characters === undefined ? {} : { size: { characters, exact: about === undefined } }),
  };
  const holdersAt = (node: JsonNode | undefined): readonly Holder[] =>
    elementsOf(node).map((one) => holderAt(unit, one));
  const each = membersOf(memberOf(value, "each"));
  const address = `${directoryOf(unit.file)}#${name}`;
  if (each.length === 0) return [{ ...document, address, holders: holdersAt(memberOf(value, "holders")) }];
  return each.map((one) => ({
    ...document,
    address: `${address}["${one.name}"]`,
    holders: holdersAt(one.value),
  }));
}

function holderAt(unit: JsonUnit, node: JsonNode): Holder {
  const at = placeOf(unit, node);
  const short = textOf(node)?.split(" ");
  const [first] = membersOf(node);
  const type = (short?.[0] ?? first?.name ?? "role") as Holder["type"];
  const written = short?.[1] ?? textOf(first?.value);
  const name: Name = written === undefined ? nameAt(first?.value, at) : { literal: written };
  const path = textOf(memberOf(node, "path"));
  const account = textOf(memberOf(node, "account"));
  const instances = numberOf(memberOf(node, "instances"));
  const label =
    textOf(memberOf(node, "address")) ?? `${type}.${written ?? membersOf(first?.value)[0]?.name ?? ""}`;
  return {
    type,
    name,
    at,
    address: label === "outside" ? "" : `${directoryOf(unit.file)}#${label}`,
    ...(path === undefined ? {} : { path }),
    ...(account === undefined ? {} : { account }),
    ...(instances === undefined ? {} : { instances }),
    ...deployedAs(memberOf(node, "deployed"), type, at),
  };
}

function deployedAs(node: JsonNode | undefined, type: Holder["type"], at: Place): Pick<Holder, "deployed"> {
  if (node === undefined) return {};
  const contradicted = refusalIn(node, "contradicted", at);
  const open = refusalIn(node, "open", at);
  const as = elementsOf(memberOf(node, "as")).map((one): DeployedPrincipal => {
    const [name = "", account] = (textOf(one) ?? "").split("/");
    return { type: type === "user" ? "user" : "role", name, ...(account === undefined ? {} : { account }) };
  });
  return {
    deployed: {
      as,
      ...(contradicted === undefined ? {} : { contradicted }),
      ...(open === undefined ? {} : { open }),
    },
  };
}

function nameAt(node: JsonNode | undefined, at: Place): Name {
  const standard = textOf(memberOf(node, "default"));
  if (standard !== undefined) return { default: standard };
  const generated = textOf(memberOf(node, "generated"));
  const older = textOf(memberOf(node, "older"));
  if (generated !== undefined)
    return { generated: { starts: generated, ...(older === undefined ? {} : { older }) } };
  const starts = textOf(memberOf(node, "starts"));
  if (starts !== undefined) return { starts, ends: textOf(memberOf(node, "ends")) ?? "" };
  return { unknown: { code: "unknown-value", message: textOf(memberOf(node, "unknown")) ?? "", at } };
}

function itemAt(unit: JsonUnit, node: JsonNode): Item {
  const at = placeOf(unit, node);
  const value = textOf(node);
  if (value !== undefined) return { at, value };
  const opaque = refusalIn(node, "opaque", at) ?? { code: "strange", message: "a strange element", at };
  const values = memberOf(node, "values");
  return {
    at,
    opaque,
    ...(values === undefined ? {} : { values: elementsOf(values).flatMap((one) => textOf(one) ?? []) }),
  };
}

function effectOf(node: JsonNode): readonly [keyof typeof EFFECTS, JsonNode] {
  for (const { name, value } of membersOf(node)) {
    if (name in EFFECTS) return [name as keyof typeof EFFECTS, value];
  }
  throw new Error("a statement without patterns");
}

function refusalIn(node: JsonNode, name: string, at: Place): Refusal | undefined {
  const message = textOf(memberOf(node, name));
  return message === undefined ? undefined : { code: name, message, at };
}

function placeOf({ file }: JsonUnit, { range }: JsonNode): Place {
  return { file, range };
}

function directoryOf(file: string): string {
  return file.includes("/") ? file.slice(0, file.lastIndexOf("/")) : ".";
}
