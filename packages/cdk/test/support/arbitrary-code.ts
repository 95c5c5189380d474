import fc from "fast-check";

/** A file of code, with patterns called `svc:Old0`, `svc:Old1` and so on in the order of the text. */
export interface DrawnCode {
  readonly file: string;
  readonly text: string;
}

const element = fc.constantFrom(
  ...[
    "'@'",
    "'@'",
    "'@'",
    '"@"',
    "`@`",
    "('@')",
    "'@' as string",
    "<string>'@'",
    "'@'!",
    "more",
    "...others",
  ],
);
const between = fc.constantFrom("", "", "", " // #", " /* # */");
const above = fc.constantFrom(
  "",
  "",
  "",
  "",
  "// #\n",
  "/* # */ ",
  "// @ts-expect-error #\n",
  "\n",
  "// 'svc:Off',\n",
);

interface DrawnList {
  readonly elements: readonly { readonly source: string; readonly above: string; readonly behind: string }[];
  readonly layout: "line" | "lines" | "pairs" | "commas first";
  readonly comma: boolean;
}

const list: fc.Arbitrary<DrawnList> = fc.record({
  elements: fc.array(fc.record({ source: element, above, behind: between }), { minLength: 1, maxLength: 6 }),
  layout: fc.constantFrom("line", "lines", "lines", "lines", "pairs", "commas first"),
  comma: fc.boolean(),
});

/** What stands in brackets, for a line indented by `depth` steps. */
function printList({ elements, layout, comma }: DrawnList, depth: number, brackets: string): string {
  const [open = "", close = ""] = brackets;
  const [inner, outer] = ["\t".repeat(depth + 1), "\t".repeat(depth)];
  if (layout === "line") {
    return `${open}${elements.map(({ source }) => source).join(", ")}${comma ? "," : ""}${close}`;
  }
  if (layout === "commas first") {
    return `${open}\n${inner}  ${elements.map(({ source }) => source).join(`\n${inner}, `)}\n${outer}${close}`;
  }
  const lines: string[] = [];
  elements.forEach(({ source, above, behind }, index) => {
    const mark = comma || index < elements.length - 1 ? "," : "";
    if (layout === "pairs" && index % 2 === 1)
      lines.push(`${lines.pop()?.replace(/ \/[/*].*$/, "") ?? ""} ${source}${mark}${behind}`);
    else lines.push(`${above.replaceAll("\n", `\n${inner}`)}${source}${mark}${behind}`);
  });
  return `${open}\n${lines.map((line) => `${inner}${line}`).join("\n")}\n${outer}${close}`;
}

const statement = fc.record({
  list,
  effect: fc.constantFrom("", "", "", "effect: iam.Effect.DENY,", "effect: iam.Effect.ALLOW,"),
  layout: fc.constantFrom("line", "lines", "lines"),
  comment: fc.constantFrom("", "", "// about #\n", "/** about # */\n", "// role.addToPolicy(#);\n", "\n"),
  behind: between,
});

type DrawnStatement = typeof statement extends fc.Arbitrary<infer One> ? One : never;

function printStatement({ list: actions, effect, layout }: DrawnStatement, depth: number): string {
  if (layout === "line") {
    const key = `actions: ${printList({ ...actions, layout: "line" }, depth, "[]")}`;
    return `new iam.PolicyStatement({ ${effect} ${key}, resources: ['*'] })`.replace("{  ", "{ ");
  }
  const inner = "\t".repeat(depth + 1);
  const lines = [effect, `actions: ${printList(actions, depth + 1, "[]")},`, "resources: ['*'],"];
  const shown = lines.filter((line) => line !== "").map((line) => inner + line);
  return `new iam.PolicyStatement({\n${shown.join("\n")}\n${"\t".repeat(depth)}})`;
}

const code = fc.oneof(
  { weight: 3, arbitrary: statement.map((one) => ({ kind: "add" as const, statements: [one] })) },
  fc
    .array(statement, { minLength: 1, maxLength: 3 })
    .map((statements) => ({ kind: "document" as const, statements })),
  fc
    .array(statement, { minLength: 1, maxLength: 3 })
    .map((statements) => ({ kind: "many" as const, statements })),
  statement.map((one) => ({ kind: "named" as const, statements: [one] })),
  fc
    .constantFrom(
      "const x = y",
      "(x as any).run()",
      "x.run() // #",
      "",
      "",
      "if (x) { y() }",
      "\n",
      "[x].forEach(y)",
    )
    .map((line) => ({ kind: "else" as const, line })),
);

type DrawnPart = typeof code extends fc.Arbitrary<infer One> ? One : never;

function printPart(part: DrawnPart, end: string): string {
  if (part.kind === "else")
    return part.line === "" || part.line === "\n" ? part.line : withEnd(part.line, end);
  const [first] = part.statements;
  const head = (first?.comment ?? "").replaceAll("\n", "\n\t");
  const behind = first?.behind ?? "";
  const all = (depth: number) =>
    part.statements.map((one, index) => {
      const own = index === 0 ? "" : one.comment.replaceAll("\n", `\n${"\t".repeat(depth)}`);
      return `${"\t".repeat(depth)}${own}${printStatement(one, depth)}`;
    });
  switch (part.kind) {
    case "add":
      return `${head}role.addToPolicy(${part.statements.map((one) => printStatement(one, 1)).join(", ")})${end}${behind}`;
    case "document":
      return `${head}new iam.PolicyDocument({\n\t\tstatements: [\n${all(3).join(",\n")},\n\t\t],\n\t})${end}${behind}`;
    case "many":
      return `${head}policy.addStatements(\n${all(2).join(",\n")}\n\t)${end}${behind}`;
    case "named":
      return `${head}const s# = new iam.PolicyStatement({ resources: ['*'] })${end}\n\ts#.addActions${printList(first?.list ?? { elements: [], layout: "line", comma: false }, 1, "()")}${end}`;
  }
}

function withEnd(line: string, end: string): string {
  return line.endsWith("}") ? line : line.replace(/(?: \/\/.*)?$/, (comment) => end + comment);
}

export const drawnCode: fc.Arbitrary<DrawnCode> = fc
  .record({
    parts: fc.array(code, { minLength: 1, maxLength: 6 }),
    end: fc.constantFrom(";", ";", ""),
    eol: fc.constantFrom("\n", "\n", "\r\n"),
    bom: fc.constantFrom("", "", "\uFEFF"),
    unit: fc.constantFrom("\t", "  ", "    "),
    top: fc.boolean(),
  })
  .map(({ parts, end, eol, bom, unit, top }) => {
    const lines = parts.map((part, index) =>
      // Without semicolons nobody starts a line with what would go on.
      (end === "" ? printPart(part, end).replace(/^(?=[([])/, ";") : printPart(part, end)).replaceAll(
        "s#",
        `s${String(index)}`,
      ),
    );
    const head = `import * as iam from "aws-cdk-lib/aws-iam"${end}\n`;
    const body = lines.map((line) => `\t${line}`).join("\n");
    let [patterns, comments] = [0, 0];
    const text = `${head}${top ? body : `function make() {\n${body}\n}`}\n`
      .replaceAll("@ts-expect", "\0")
      .replaceAll("@", () => `svc:Old${String(patterns++)}`)
      .replaceAll("\0", "@ts-expect")
      .replaceAll("#", () => `note ${String(comments++)} 🪣`)
      .replaceAll(/\t+\n/g, "\n")
      .replaceAll("\t", unit)
      .replaceAll("\n", eol);
    return { file: "lib/stack.ts", text: bom + text };
  });
