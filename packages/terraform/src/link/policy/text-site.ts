// Policies as text: where the characters of the JSON stand in the source.
import {
  decodedRange,
  type EmbeddedText,
  embedHeredoc,
  embedQuoted,
  embedWithin,
  type JsonNode,
  parseJson,
  rawRange,
  type SiteText,
} from "@iamend/source";
import type { Place, Range, Refusal } from "../../contract.js";
import type { Origin } from "../../evaluate/value.js";
import type { Expression, TemplatePart } from "../../parse/ast.js";
import { placeKey } from "../module/module-instance.js";
import type { Texts } from "../module/texts.js";
import { refuse } from "../refusal.js";
import type { ExpressionIndex } from "../syntax/expression-index.js";

/** A text that is a policy, read as JSON with positions. */
export interface TextSite {
  readonly site: SiteText;
  readonly root: JsonNode;
  /** The text that the ranges of the nodes count in. */
  readonly json: string;
  /** Where a range of the JSON stands in the file. */
  place(range: Range): Place | undefined;
}

/** Reads the text behind an origin, each once. */
export function createTextSites(
  index: ExpressionIndex,
  texts: Texts,
): (origin: Origin) => TextSite | Refusal {
  const known = new Map<string, TextSite | Refusal>();
  return (origin) => {
    const key = placeKey(origin.at);
    const found = known.get(key);
    if (found !== undefined) return found;
    const site = read(origin);
    known.set(key, site);
    return site;
  };

  function read(origin: Origin): TextSite | Refusal {
    const { at } = origin;
    if (origin.form === "built" && (origin.by === "file" || origin.by === "templatefile")) {
      const text = texts.read(at.file);
      if (typeof text !== "string") return text;
      if (origin.by === "file") return parsed({ file: at.file, text, dialect: "json" });
      const template = texts.template(at.file);
      if ("code" in template) return template;
      return parsed({ file: at.file, text, dialect: "json", embedded: templateText(text, template) });
    }
    const file = index.file(at.file);
    if (file === undefined) {
      const text = texts.read(at.file);
      const template = texts.template(at.file);
      if (typeof text !== "string") return text;
      if ("code" in template) return template;
      if (at.range[0] === 0 && at.range[1] === text.length) {
        return parsed({ file: at.file, text, dialect: "json", embedded: templateText(text, template) });
      }
      return notFollowed(at);
    }
    const expression = index.expression(at);
    const embedded = expression === undefined ? undefined : embed(file.text, at.file, expression);
    if (embedded === undefined) return notFollowed(at);
    return parsed({ file: at.file, text: file.text, dialect: "json", embedded });
  }

  function parsed(site: SiteText): TextSite | Refusal {
    const { embedded, file, text } = site;
    const json = embedded?.text ?? text;
    const reading = parseJson(json, embedded === undefined ? {} : { holes: embedded.holes });
    if (!reading.ok) {
      const range =
        embedded === undefined ? reading.problem.range : rawRange(embedded, reading.problem.range);
      const message = `The text is no policy in JSON: ${reading.problem.message}`;
      return refuse("not-a-policy", message, range === undefined ? undefined : { file, range });
    }
    return {
      site,
      root: reading.root,
      json,
      place(range) {
        const raw = embedded === undefined ? range : rawRange(embedded, range);
        return raw === undefined ? undefined : { file, range: raw };
      },
    };
  }
}

function notFollowed(at: Place): Refusal {
  return refuse("not-followed", "How this text is made is not followed.", at);
}

function embed(text: string, file: string, expression: Expression): EmbeddedText | undefined {
  switch (expression.kind) {
    case "heredoc":
      return embedHeredoc(text, expression.bodyAt, {
        flush: expression.flavour === "<<-",
        holes: holesOf(expression.parts),
      });
    case "string":
    case "template": {
      const inside: Range = [expression.at[0] + 1, expression.at[1] - 1];
      const holes = expression.kind === "template" ? holesOf(expression.parts) : [];
      if (file.endsWith(".json")) return embedInJson(text, inside, holes);
      const embedded = embedQuoted(text, inside, "hcl", holes);
      return "code" in embedded ? undefined : embedded;
    }
    default:
      return undefined;
  }
}

/** In JSON syntax the string is JSON first, and what that says is a template. */
function embedInJson(text: string, inside: Range, holes: readonly Range[]): EmbeddedText | undefined {
  const outer = embedQuoted(text, inside, "json");
  if ("code" in outer) return undefined;
  const decoded = holes.map((hole) => decodedRange(outer, hole));
  if (decoded.includes(undefined)) return undefined;
  const inner = embedHeredoc(outer.text, [0, outer.text.length], {
    holes: decoded.flatMap((hole) => (hole === undefined ? [] : [hole])),
  });
  return embedWithin(outer, inner);
}

function templateText(text: string, template: Expression): EmbeddedText {
  const holes = template.kind === "template" ? holesOf(template.parts) : [];
  return embedHeredoc(text, [0, text.length], { holes });
}

function holesOf(parts: readonly TemplatePart[]): readonly Range[] {
  return parts.flatMap((part) => (part.kind === "literal" ? [] : [part.at]));
}
