// Policies with any layout in every form. Actions are `svc:a0`, `svc:a1`, …, so that each is found again.
import fc from "fast-check";

export interface DrawnFile {
  readonly file: string;
  readonly text: string;
  /** How many actions there are. */
  readonly actions: number;
}

interface Layout {
  readonly lines: boolean;
  readonly trailingComma: boolean;
  readonly comments: boolean;
  readonly blankLines: boolean;
}

interface DrawnStatement {
  readonly actions: readonly string[];
  readonly scalar: boolean;
  readonly deny: boolean;
  readonly layout: Layout;
}

const layout = fc.record({
  lines: fc.boolean(),
  trailingComma: fc.boolean(),
  comments: fc.boolean(),
  blankLines: fc.boolean(),
});

const statements = fc
  .array(
    fc.record({ size: fc.integer({ min: 1, max: 5 }), scalar: fc.boolean(), deny: fc.boolean(), layout }),
    {
      minLength: 1,
      maxLength: 5,
    },
  )
  .map((drawn) => {
    let next = 0;
    return drawn.map(({ size, ...rest }): DrawnStatement => ({
      ...rest,
      actions: Array.from({ length: size }, () => `svc:a${String(next++)}`),
    }));
  });

const forms = [
  "blocks",
  "objects",
  "colons",
  "heredoc",
  "flushed",
  "quoted",
  "json-syntax",
  "policy",
] as const;

export const drawnFile: fc.Arbitrary<DrawnFile> = fc
  .record({
    form: fc.constantFrom(...forms),
    drawn: statements,
    outer: layout,
    eol: fc.constantFrom("\n", "\n", "\r\n"),
  })
  .map(({ form, drawn, outer, eol }) => {
    const { file, text } = print(form, drawn, outer);
    const actions = drawn.reduce((sum, one) => sum + one.actions.length, 0);
    return { file, text: text.replaceAll("\n", eol), actions };
  });

function print(
  form: (typeof forms)[number],
  drawn: readonly DrawnStatement[],
  outer: Layout,
): { readonly file: string; readonly text: string } {
  const file = "main.tf";
  switch (form) {
    case "blocks":
      return { file, text: blocks(drawn) };
    case "objects":
      return { file, text: `x = jsonencode({\n  Statement = ${objects(drawn, outer, " = ", "\n")}\n})\n` };
    case "colons":
      return { file, text: `x = jsonencode({\n  "Statement" : ${objects(drawn, outer, " : ", ",\n")}\n})\n` };
    case "heredoc":
      return { file, text: `x = <<EOF\n${json(drawn, outer, '${local.x["y"]}')}\nEOF\n` };
    case "flushed": {
      const lines = json(drawn, outer, "${local.x}").replaceAll(/^(?=.)/gm, "    ");
      return { file, text: `x = <<-EOF\n${lines}\n  EOF\ny = 1\n` };
    }
    case "quoted": {
      const inside = JSON.stringify(json(drawn, outer, "*")).slice(1, -1);
      return { file, text: `x = "${inside}"\n` };
    }
    case "json-syntax":
      return {
        file: "main.tf.json",
        text: `{ "resource": { "aws_iam_policy": { "x": ${json(drawn, outer, "${local.x}")} } } }\n`,
      };
    case "policy":
      return { file: "policy.json", text: `${json(drawn, outer, "${aws:username}")}\n` };
  }
}

function blocks(drawn: readonly DrawnStatement[]): string {
  const printed = drawn.map(({ actions, deny, layout }, index) => {
    const effect = deny ? '    effect    = "Deny"\n' : "";
    const above = layout.comments ? `  # statement ${String(index)}\n` : "";
    const blank = layout.blankLines && index > 0 ? "\n" : "";
    return `${blank}${above}  statement {\n${effect}    actions   = ${hclList(actions, layout, "    ")}\n    resources = ["*"]\n  }\n`;
  });
  return `data "aws_iam_policy_document" "x" {\n${printed.join("")}}\n`;
}

function objects(drawn: readonly DrawnStatement[], outer: Layout, sign: string, end: string): string {
  const elements = drawn.map(({ actions, scalar, deny, layout }, index) => {
    const value =
      scalar && actions.length === 1 ? JSON.stringify(actions[0]) : hclList(actions, layout, "      ");
    const members = [
      `Effect${sign}"${deny ? "Deny" : "Allow"}"`,
      `Action${sign}${value}`,
      `Resource${sign}"*"`,
    ];
    const object = layout.lines
      ? `{\n      ${members.join(`${end}      `)}\n    }`
      : `{ ${members.join(", ")} }`;
    return outer.lines && layout.comments ? `# statement ${String(index)}\n    ${object}` : object;
  });
  if (!outer.lines) return `[${elements.join(", ")}]`;
  const between = outer.blankLines ? ",\n\n    " : ",\n    ";
  return `[\n    ${elements.join(between)}${outer.trailingComma ? "," : ""}\n  ]`;
}

function hclList(
  actions: readonly string[],
  { lines, trailingComma, comments }: Layout,
  indentation: string,
): string {
  const quoted = actions.map((action) => JSON.stringify(action));
  if (!lines) return `[${quoted.join(", ")}]${comments ? " /* all */" : ""}`;
  const printed = quoted.map((action, index) => {
    const comma = index < quoted.length - 1 || trailingComma ? "," : "";
    return `\n${indentation}  ${action}${comma}${comments && index % 2 === 0 ? ` # ${String(index)}` : ""}`;
  });
  return `[${printed.join("")}\n${indentation}]`;
}

function json(drawn: readonly DrawnStatement[], outer: Layout, resource: string): string {
  const elements = drawn.map(({ actions, scalar, deny, layout }) => {
    const step = layout.lines ? "\n        " : "";
    const list = `[${actions.map((action) => `${step}${JSON.stringify(action)}`).join(layout.lines ? "," : ", ")}${layout.lines ? "\n      " : ""}]`;
    const value = scalar && actions.length === 1 ? JSON.stringify(actions[0]) : list;
    const members = [
      `"Effect": "${deny ? "Deny" : "Allow"}"`,
      `"Action": ${value}`,
      `"Resource": "${resource}"`,
    ];
    return layout.lines ? `{\n      ${members.join(",\n      ")}\n    }` : `{ ${members.join(", ")} }`;
  });
  if (!outer.lines) return `{"Statement":[${elements.join(",")}]}`;
  return `{\n  "Statement": [\n    ${elements.join(outer.blankLines ? ",\n\n    " : ",\n    ")}\n  ]\n}`;
}
