import type { Body, Expression, ObjectKey, Step, TemplatePart } from "../../src/parse/ast.js";

/** An expression in one line: what it is, without where it stands. */
export function outline(expression: Expression): string {
  switch (expression.kind) {
    case "string":
      return JSON.stringify(expression.value);
    case "template":
      return `template(${parts(expression.parts)})`;
    case "heredoc": {
      const { flavour, marker, indentation } = expression;
      return `${flavour}${marker}-${String(indentation)}(${parts(expression.parts)})`;
    }
    case "number":
      return expression.raw;
    case "bool":
      return String(expression.value);
    case "null":
      return "null";
    case "list":
      return `[${expression.elements.map(outline).join(", ")}]`;
    case "object":
      return `{${expression.items.map((item) => `${key(item.key)} ${item.separator} ${outline(item.value)}`).join(", ")}}`;
    case "name":
      return expression.name;
    case "traversal":
      return outline(expression.from) + steps(expression.steps);
    case "call":
      return `${expression.name}(${expression.args.map(outline).join(", ")}${expression.expand ? "..." : ""})`;
    case "conditional": {
      const { condition, then, else: otherwise } = expression;
      return `if(${outline(condition)}, ${outline(then)}, ${outline(otherwise)})`;
    }
    case "unary":
      return `${expression.operator}<${outline(expression.operand)}>`;
    case "binary":
      return `<${outline(expression.left)} ${expression.operator} ${outline(expression.right)}>`;
    case "for-list":
    case "for-object": {
      const names = [expression.keyName, expression.valueName].filter((name) => name !== undefined).join(",");
      const test = expression.condition === undefined ? "" : ` if ${outline(expression.condition)}`;
      const made =
        expression.kind === "for-list"
          ? outline(expression.value)
          : `${outline(expression.key)} => ${outline(expression.value)}${expression.group ? "..." : ""}`;
      return `for(${names} in ${outline(expression.source)}: ${made}${test})`;
    }
    case "parentheses":
      return `(${outline(expression.inner)})`;
  }
}

function key(given: ObjectKey): string {
  if (given.kind === "computed") return `computed ${outline(given.expression)}`;
  return given.kind === "name" ? given.value : JSON.stringify(given.value);
}

function steps(all: readonly Step[]): string {
  return all
    .map((step) => {
      if (step.kind === "attribute") return `.${step.name}`;
      return step.kind === "index" ? `[${outline(step.key)}]` : `[*]{${steps(step.each)}}`;
    })
    .join("");
}

export function parts(all: readonly TemplatePart[]): string {
  return all
    .map((part) => {
      switch (part.kind) {
        case "literal":
          return JSON.stringify(part.value);
        case "interpolation":
          return `\${${outline(part.value)}}`;
        case "if":
          return `if(${outline(part.condition)}; ${parts(part.then)}; ${parts(part.else)})`;
        case "for": {
          const names = [part.keyName, part.valueName].filter((name) => name !== undefined).join(",");
          return `for(${names} in ${outline(part.source)}; ${parts(part.body)})`;
        }
      }
    })
    .join(" ");
}

/** A body in lines, indented. */
export function outlineBody(body: Body, indentation = ""): string {
  const attributes = body.attributes.map(({ name, value }) => `${indentation}${name} = ${outline(value)}`);
  const blocks = body.blocks.map((block) => {
    const header = [block.type, ...block.labels.map(({ value }) => JSON.stringify(value))].join(" ");
    return [`${indentation}${header}:`, outlineBody(block.body, `${indentation}  `)]
      .filter(Boolean)
      .join("\n");
  });
  return [...attributes, ...blocks].join("\n");
}
