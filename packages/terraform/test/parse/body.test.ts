import { describe, expect, it } from "vitest";
import { load } from "../../src/parse/grammar.js";
import { parseFile } from "../../src/parse/parse-file.js";
import { outlineBody } from "../support/outline.js";

await load();

const SOURCE = `# first
data "aws_iam_policy_document" "this" {
  count = 2 /* why */

  statement {
    actions = [
      "s3:GetObject", // reading
      "s3:*",
    ]
  }
  dynamic "statement" {
    for_each = var.more
    content { actions = statement.value }
  }
}

locals {}
output name { value = "é😀" }
`;

describe("a body", () => {
  const parsed = parseFile("main.tf", SOURCE);

  it("holds blocks with labels, and arguments", () => {
    expect(parsed.problems).toEqual([]);
    expect(outlineBody(parsed.body)).toMatchInlineSnapshot(`
      "data "aws_iam_policy_document" "this":
        count = 2
        statement:
          actions = ["s3:GetObject", "s3:*"]
        dynamic "statement":
          for_each = var.more
          content:
            actions = statement.value
      locals:
      output "name":
        value = "é😀""
    `);
  });

  it("says where names, labels and braces stand", () => {
    const [data] = parsed.body.blocks;
    const statement = data?.body.blocks[0];
    const actions = statement?.body.attributes[0];
    const slices = [data?.typeAt, data?.labels[1]?.at, statement?.bodyAt, actions?.nameAt, actions?.at].map(
      (at) => at && SOURCE.slice(...at),
    );
    expect(slices).toEqual([
      "data",
      '"this"',
      SOURCE.slice(SOURCE.indexOf("{\n    actions"), SOURCE.indexOf('  dynamic "') - 1),
      "actions",
      SOURCE.slice(SOURCE.indexOf("actions ="), SOURCE.indexOf("\n  }\n  dynamic")),
    ]);
  });

  it("keeps comments apart", () => {
    expect(parsed.comments.map(({ kind, at }) => [kind, SOURCE.slice(...at)])).toEqual([
      ["#", "# first"],
      ["/*", "/* why */"],
      ["//", "// reading"],
    ]);
  });

  it.each([
    ["a byte order mark", `\uFEFF${SOURCE}`, 1],
    ["no change", SOURCE, 0],
  ])("counts offsets in the text as read, with %s", (_, text, shift) => {
    const { body, problems } = parseFile("main.tf", text);
    expect(problems).toEqual([]);
    expect(body.blocks.map(({ at }) => at[0])).toEqual(
      ["data", "locals", "output"].map((type) => SOURCE.indexOf(`\n${type}`) + 1 + shift),
    );
  });

  it("counts offsets in the text as read, with line breaks of Windows", () => {
    const text = SOURCE.replaceAll("\n", "\r\n");
    const { body, comments, problems } = parseFile("main.tf", text);
    expect(problems).toEqual([]);
    expect(outlineBody(body)).toBe(outlineBody(parsed.body));
    expect(comments.map(({ at }) => text.slice(...at).trimEnd())).toEqual([
      "# first",
      "/* why */",
      "// reading",
    ]);
  });

  it.each(["", "\n", "# only a comment", "\uFEFF"])("may be empty: %j", (text) => {
    expect(parseFile("main.tf", text)).toMatchObject({ body: { attributes: [], blocks: [] }, problems: [] });
  });
});
