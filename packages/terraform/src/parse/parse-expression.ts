import type { Range } from "../contract.js";
import type { Expression } from "./ast.js";
import { buildBody } from "./build-body.js";
import { buildExpression } from "./build-expression.js";
import { buildTemplate } from "./build-template.js";
import { readSyntax } from "./read-syntax.js";
import type { SyntaxNode } from "./syntax-node.js";
import type { Complaint } from "./syntax-problem.js";

/** Parses one expression of HCL, with ranges into the given text. */
export function parseExpression(text: string): Expression | Complaint {
  const prefix = "x = ";
  const syntax = readSyntax(`${prefix}${text}\n`, (start, end) => [
    start - prefix.length,
    end - prefix.length,
  ]);
  if ("code" in syntax) return syntax;
  const { attributes, blocks } = buildBody(syntax.reading, syntax.content);
  const [complaint] = syntax.reading.complaints;
  const [only] = attributes;
  if (complaint !== undefined) return complaint;
  if (only !== undefined && attributes.length + blocks.length === 1) return only.value;
  return { code: "syntax-error", message: "This is more than one expression.", at: [0, text.length] };
}

/**
 * Parses text that is a template as a whole, as the strings of JSON syntax are.
 *
 * `whole` is where it stands in the file, and `at` where a range of the text does.
 */
export function parseTemplate(
  text: string,
  whole: Range,
  at: (start: number, end: number) => Range,
): Expression | Complaint {
  const marker = freeMarker(text);
  // A heredoc takes any character but `${` and `%{` for itself, as a template does that has no quotes.
  const prefix = `x = <<${marker}\n`;
  const shifted = (start: number, end: number): Range => at(start - prefix.length, end - prefix.length);
  const syntax = readSyntax(`${prefix}${text}\n${marker}\n`, shifted);
  if ("code" in syntax) return syntax;
  const { reading, content } = syntax;
  const heredoc = content === undefined ? undefined : findHeredoc(content);
  const inside = [prefix.length, prefix.length + text.length] as const;
  const between = heredoc?.children.slice(2, -1) ?? [];
  const form = { quoting: "heredoc", flush: false } as const;
  const { parts } = buildTemplate(reading, between, inside, form, buildExpression);
  const [complaint] = reading.complaints;
  if (complaint !== undefined) return complaint;
  const literal = parts.every((part) => part.kind === "literal");
  if (!literal) return { kind: "template", at: whole, parts };
  return { kind: "string", at: whole, value: parts.map((part) => part.value).join("") };
}

function freeMarker(text: string): string {
  let marker = "END";
  while (text.includes(marker)) marker += "_END";
  return marker;
}

function findHeredoc(node: SyntaxNode): SyntaxNode | undefined {
  let inner: SyntaxNode | undefined = node;
  while (inner !== undefined && inner.type !== "heredoc_template") inner = inner.children.at(-1);
  return inner;
}
