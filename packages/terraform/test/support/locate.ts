// A small reader of statements, so that editing is tested without the linker: it finds what has the names of a statement.
import {
  type EmbeddedText,
  embedHeredoc,
  embedPlain,
  embedQuoted,
  embedWithin,
  jsonList,
  type JsonNode,
  type JsonObject,
  type List,
  type ListSite,
  membersNamed,
  parseJson,
  rawRange,
  type SiteText,
  type StatementSite,
} from "@iamend/source";
import type { ActionList, Id, Item, Place, Range, SourceStatement } from "../../src/contract.js";
import type { Body, Expression, ObjectExpression, TemplatePart } from "../../src/parse/ast.js";
import type { TerraformLocated } from "../../src/link/sites.js";
import { parseFile, type ParsedFile } from "../../src/parse/parse-file.js";

const ACTIONS = ["Action", "NotAction", "actions", "not_actions"];
const EFFECTS = ["Effect", "effect"];
const OPAQUE = { code: "not-known", message: "Not a plain string." };

/** Every statement of these files; `load` must have ended. */
export function locate(files: Readonly<Record<string, string>>): TerraformLocated {
  const finder = new Finder();
  for (const [file, text] of Object.entries(files)) finder.file(file, text);
  return finder.located;
}

class Finder {
  readonly #lists = new Map<Id, ActionList>();
  readonly #statements = new Map<Id, SourceStatement>();
  readonly #listSites = new Map<Id, ListSite>();
  readonly #statementSites = new Map<Id, StatementSite>();
  readonly #files = new Map<string, { text: string; comments: ParsedFile["comments"] }>();
  readonly #errors: { code: string; message: string; at: Place }[] = [];

  get located(): TerraformLocated {
    return {
      lists: this.#lists,
      statements: this.#statements,
      bundles: new Map(),
      documents: [],
      directives: [],
      errors: this.#errors,
      listSites: this.#listSites,
      statementSites: this.#statementSites,
      files: this.#files,
    };
  }

  file(file: string, text: string): void {
    if (/\.(?:tf|tofu)$/.test(file)) {
      const parsed = parseFile(file, text);
      this.#files.set(file, { text, comments: parsed.comments });
      for (const { message, code, at } of parsed.problems) this.#errors.push({ code, message, at });
      this.#body(parsed, parsed.body, undefined);
      return;
    }
    this.#files.set(file, { text, comments: [] });
    const holes = file.endsWith(".tpl") ? holesOf(text) : [];
    const site: SiteText =
      holes.length === 0
        ? { file, text, dialect: "json" }
        : { file, text, dialect: "json", embedded: { ...embedPlain(text), holes } };
    const reading = parseJson(text, { holes });
    if (reading.ok) this.#json(site, reading.root);
    else throw new Error(reading.problem.message);
  }

  #body(parsed: ParsedFile, body: Body, bodyAt: Range | undefined): void {
    const site: SiteText = { file: parsed.file, text: parsed.text, dialect: "hcl" };
    for (const attribute of body.attributes) this.#expression(parsed, attribute.value);
    const statements = body.blocks.filter(({ type }) => type === "statement");
    const list: List | undefined = bodyAt && {
      text: parsed.text,
      layout: "blocks",
      at: bodyAt,
      elements: statements.map(({ at }) => at),
      comments: parsed.comments.map(({ at }) => at),
    };
    statements.forEach((block, index) => {
      const actions = block.body.attributes.filter(({ name }) => ACTIONS.includes(name));
      const effect = block.body.attributes.find(({ name }) => EFFECTS.includes(name))?.value;
      const id = this.#statement(
        site,
        block.at,
        effect?.kind === "string" ? effect.value : "Allow",
        actions.map(({ value }) => this.#hclList(parsed, value)),
      );
      if (list !== undefined) this.#statementSites.set(id, { site, list, index });
    });
    for (const block of body.blocks) {
      if (block.type !== "statement") this.#body(parsed, block.body, block.bodyAt);
    }
  }

  #expression(parsed: ParsedFile, value: Expression): void {
    const site: SiteText = { file: parsed.file, text: parsed.text, dialect: "hcl" };
    switch (value.kind) {
      case "call":
        for (const arg of value.args) this.#expression(parsed, arg);
        break;
      case "conditional":
        this.#expression(parsed, value.then);
        this.#expression(parsed, value.else);
        break;
      case "list": {
        const list: List = hclGeometry(parsed, value.at, value.elements);
        value.elements.forEach((element, index) => {
          const id = element.kind === "object" ? this.#object(parsed, element) : undefined;
          if (id === undefined) this.#expression(parsed, element);
          else this.#statementSites.set(id, { site, list, index });
        });
        break;
      }
      case "object":
        if (this.#object(parsed, value) === undefined) {
          for (const item of value.items) this.#expression(parsed, item.value);
        }
        break;
      case "string":
      case "template":
      case "heredoc":
        this.#text(parsed, value);
        break;
      default:
    }
  }

  #object(parsed: ParsedFile, object: ObjectExpression): Id | undefined {
    const site: SiteText = { file: parsed.file, text: parsed.text, dialect: "hcl" };
    const named = (names: readonly string[]) =>
      object.items.filter(({ key }) => key.kind !== "computed" && names.includes(key.value));
    const actions = named(ACTIONS);
    if (actions.length === 0) return undefined;
    const effect = named(EFFECTS)[0]?.value;
    return this.#statement(
      site,
      object.at,
      effect?.kind === "string" ? effect.value : "Allow",
      actions.map(({ value }) => this.#hclList(parsed, value)),
    );
  }

  /** Lists inside calls and conditionals are lists of their own. */
  #hclList(parsed: ParsedFile, value: Expression): readonly Id[] {
    const site: SiteText = { file: parsed.file, text: parsed.text, dialect: "hcl" };
    if (value.kind === "call") return value.args.flatMap((arg) => this.#hclList(parsed, arg));
    if (value.kind === "conditional") {
      return [value.then, value.else].flatMap((branch) => this.#hclList(parsed, branch));
    }
    if (value.kind !== "list" && value.kind !== "string") return [];
    const elements = value.kind === "list" ? value.elements : [value];
    const items = elements.map((element): Item => {
      const at = { file: parsed.file, range: element.at };
      return element.kind === "string" ? { at, value: element.value } : { at, opaque: OPAQUE };
    });
    const shape =
      value.kind === "list" ? { list: hclGeometry(parsed, value.at, value.elements) } : { scalar: value.at };
    return [this.#list(site, value.at, items, shape)];
  }

  #text(parsed: ParsedFile, value: Extract<Expression, { kind: "string" | "template" | "heredoc" }>): void {
    const holes = value.kind === "string" ? [] : partHoles(value.parts);
    const embedded =
      value.kind === "heredoc"
        ? embedHeredoc(parsed.text, value.bodyAt, { flush: value.flavour === "<<-", holes })
        : embedQuoted(parsed.text, [value.at[0] + 1, value.at[1] - 1], "hcl", holes);
    if ("code" in embedded) return;
    this.#embeddedJson({ file: parsed.file, text: parsed.text, dialect: "json", embedded }, embedded);
  }

  #embeddedJson(site: SiteText, embedded: EmbeddedText): void {
    if (!embedded.text.trimStart().startsWith("{")) return;
    const reading = parseJson(embedded.text, { holes: embedded.holes });
    if (reading.ok) this.#json(site, reading.root);
  }

  #json(site: SiteText, node: JsonNode): void {
    const text = site.embedded?.text ?? site.text;
    if (node.type === "array") {
      const list = jsonList(text, node);
      node.elements.forEach((element, index) => {
        const id = element.type === "object" ? this.#jsonObject(site, element) : undefined;
        if (id === undefined) this.#json(site, element);
        else this.#statementSites.set(id, { site, list, index });
      });
    } else if (node.type === "object") {
      if (this.#jsonObject(site, node) !== undefined) return;
      for (const member of node.members) if (member.type === "member") this.#json(site, member.value);
    } else if (node.type === "string" && site.embedded === undefined) {
      const inner = embedQuoted(text, [node.range[0] + 1, node.range[1] - 1], "json");
      if (!("code" in inner)) this.#embeddedJson({ ...site, embedded: inner }, inner);
    } else if (node.type === "string" && site.embedded !== undefined) {
      const inner = embedQuoted(text, [node.range[0] + 1, node.range[1] - 1], "json");
      if ("code" in inner) return;
      const embedded = embedWithin(site.embedded, inner);
      this.#embeddedJson({ ...site, embedded }, embedded);
    }
  }

  #jsonObject(site: SiteText, node: JsonObject): Id | undefined {
    const text = site.embedded?.text ?? site.text;
    const actions = ACTIONS.flatMap((name) => membersNamed(node, name));
    if (actions.length === 0) return undefined;
    const effect = EFFECTS.flatMap((name) => membersNamed(node, name))[0]?.value;
    const lists = actions.map(({ value }) => {
      const elements = value.type === "array" ? value.elements : [value];
      const items = elements.map((element): Item => {
        const at = { file: site.file, range: inFileRange(site, element.range) };
        return element.type === "string" && element.value !== undefined
          ? { at, value: element.value }
          : { at, opaque: OPAQUE };
      });
      const shape = value.type === "array" ? { list: jsonList(text, value) } : { scalar: value.range };
      return [this.#list(site, value.range, items, shape)];
    });
    const allow = effect?.type === "string" ? (effect.value ?? "unknown") : "Allow";
    return this.#statement(site, node.range, allow, lists);
  }

  #list(site: SiteText, at: Range, items: readonly Item[], shape: ListSite["shape"]): Id {
    const place = { file: site.file, range: inFileRange(site, at) };
    const id = idOf(place);
    this.#lists.set(id, { at: place, items });
    this.#listSites.set(id, { site, shape });
    return id;
  }

  #statement(site: SiteText, at: Range, effect: string, lists: readonly (readonly Id[])[]): Id {
    const place = { file: site.file, range: inFileRange(site, at) };
    const id = idOf(place);
    this.#statements.set(id, {
      at: place,
      effect: effect === "Deny" ? "Deny" : "Allow",
      key: "Action",
      lists: lists.flat(),
    });
    return id;
  }
}

function hclGeometry(parsed: ParsedFile, at: Range, elements: readonly Expression[]): List {
  return {
    text: parsed.text,
    layout: "brackets",
    at,
    elements: elements.map((element) => element.at),
    comments: parsed.comments.map((comment) => comment.at),
  };
}

function partHoles(parts: readonly TemplatePart[]): readonly Range[] {
  return parts.filter(({ kind }) => kind !== "literal").map(({ at }) => at);
}

/** Interpolations without braces in them are all that the tests write. */
function holesOf(text: string): readonly Range[] {
  return Array.from(text.matchAll(/[$%]\{[^}]*\}/g), ({ index, 0: hole }): Range => [
    index,
    index + hole.length,
  ]);
}

function inFileRange({ embedded }: SiteText, range: Range): Range {
  if (embedded === undefined) return range;
  const raw = rawRange(embedded, range);
  if (raw === undefined) throw new Error("A value that starts inside an escape.");
  return raw;
}

function idOf({ file, range }: Place): Id {
  return `${file}:${String(range[0])}-${String(range[1])}`;
}
