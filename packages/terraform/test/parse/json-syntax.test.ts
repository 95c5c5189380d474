import { describe, expect, it } from "vitest";
import type { Block } from "../../src/parse/ast.js";
import { load } from "../../src/parse/grammar.js";
import { nestedBlocks } from "../../src/parse/nested-blocks.js";
import { parseFile } from "../../src/parse/parse-file.js";
import { outline, outlineBody } from "../support/outline.js";
import { flatten, rangedBody } from "../support/nodes.js";

await load();

const SOURCE = `\uFEFF{
  "//": "a comment",
  "data": {
    "aws_iam_policy_document": {
      "this": {
        "statement": [
          { "actions": ["s3:GetObject", "s3:\${var.verb}"], "resources": ["*"] },
          { "effect": "Deny", "actions": "s3:\\u002a" }
        ],
        "dynamic": { "statement": { "for_each": "\${var.more}", "content": [{ "actions": "\${statement.value}" }] } }
      }
    }
  },
  "module": { "a": { "source": "./a" }, "b": [{ "source": "./b" }] },
  "locals": { "n": 1.5, "t": true, "o": null, "x": { "\${var.k}": "%{ if var.c }a%{ else }b\\n%{ endif }" }, "e": "$\${a}" }
}`;

describe("a file in JSON syntax", () => {
  const { body, problems } = parseFile("main.tf.json", SOURCE);

  it("becomes blocks at the top level, and arguments below", () => {
    expect(problems).toEqual([]);
    expect(outlineBody(body)).toMatchInlineSnapshot(`
      "data "aws_iam_policy_document" "this":
        statement = [{"actions" : ["s3:GetObject", template("s3:" \${var.verb})], "resources" : ["*"]}, {"effect" : "Deny", "actions" : "s3:*"}]
        dynamic = {"statement" : {"for_each" : template(\${var.more}), "content" : [{"actions" : template(\${statement.value})}]}}
      module "a":
        source = "./a"
      module "b":
        source = "./b"
      locals:
        n = 1.5
        t = true
        o = null
        x = {computed template(\${var.k}) : template(if(var.c; "a"; "b\\n"))}
        e = "\${a}""
    `);
  });

  it("gives nested blocks as native syntax does", () => {
    const document = body.blocks[0]?.body ?? { attributes: [], blocks: [] };
    const statements = nestedBlocks(document, "statement");
    const dynamic = nestedBlocks(document, "dynamic", 1);
    const contents = dynamic.flatMap((block) => nestedBlocks(block.body, "content"));
    const told = [...statements, ...dynamic, ...contents].map((block) => [
      block.labels.map(({ value }) => value).join(),
      SOURCE.slice(...block.bodyAt),
    ]);
    expect(told).toEqual([
      ["", `{ "actions": ["s3:GetObject", "s3:\${var.verb}"], "resources": ["*"] }`],
      ["", `{ "effect": "Deny", "actions": "s3:\\u002a" }`],
      ["statement", `{ "for_each": "\${var.more}", "content": [{ "actions": "\${statement.value}" }] }`],
      ["", `{ "actions": "\${statement.value}" }`],
    ]);
  });

  it("says where everything stands, in strings too", () => {
    const slices = (kind: string): readonly string[] =>
      flatten(rangedBody(body))
        .filter((node) => node.kind === kind)
        .map((node) => SOURCE.slice(...node.at));
    expect(slices("interpolation")).toEqual(["${var.verb}", "${var.more}", "${statement.value}", "${var.k}"]);
    expect(slices("name")).toEqual(["var", "var", "statement", "var", "var"]);
    expect(slices("literal part")).toEqual(["s3:", "a", "b\\n"]);
    for (const text of [...slices("string"), ...slices("template")]) expect(text).toMatch(/^".*"$/);
  });

  it.each([
    ["{", "syntax-error"],
    ["[]", "syntax-error"],
    [`{"resource": []}`, undefined],
    [`{"resource": 1}`, "syntax-error"],
    [`{"locals": {"a": "\${"}}`, "syntax-error"],
    [`{"locals": {"a": "\${a b}"}}`, "not-understood"],
    [`{"locals": {"a": 1, "a": 2}}`, "syntax-error"],
  ])("%s", (text, code) => {
    expect(parseFile("main.tf.json", text).problems[0]?.code).toBe(code);
  });
});

describe("nested blocks of native syntax", () => {
  it("are found as blocks and as attributes that stand for them", () => {
    const source = `r "a" "b" {\n  p {\n    x = 1\n  }\n  q = [{ x = 2 }, { "x" = 3 }]\n}\n`;
    const [block] = parseFile("main.tf", source).body.blocks as readonly [Block];
    const values = ["p", "q"].flatMap((type) =>
      nestedBlocks(block.body, type).map((nested) =>
        nested.body.attributes.map(({ value }) => outline(value)),
      ),
    );
    expect(values).toEqual([["1"], ["2"], ["3"]]);
  });
});
