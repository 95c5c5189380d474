import { terraformAdapter } from "@iamend/terraform";
import { beforeAll, describe, expect, it } from "vitest";
import { HCL_KEYS } from "../../src/languages/terraform/hcl-keys.js";
import { drawTree } from "./support/draw-tree.js";
import { nodesOf, readSource } from "./support/read-source.js";
import { EVERY_HCL_NODE } from "./support/samples.js";

beforeAll(() => terraformAdapter.load());

describe("the tree of a Terraform file", () => {
  it("has blocks and attributes in source order", () => {
    const text = 'resource "aws_iam_user" x {\n  tags { a = 1 }\n  name = "eve"\n}\nb = null\n';
    expect(drawTree(readSource("main.tf", text))).toMatchInlineSnapshot(`
      "
      HclFile ‹resource "aws_iam_user" …›
        HclBlock blockType="resource" ‹resource "aws_iam_user" …›
          HclLabel value="aws_iam_user" ‹"aws_iam_user"›
          HclLabel value="x" ‹x›
          HclBlock blockType="tags" ‹tags { a = 1 }›
            HclAttribute name="a" ‹a = 1›
              HclNumber value=1 raw="1" ‹1›
          HclAttribute name="name" ‹name = "eve"›
            HclString value="eve" ‹"eve"›
        HclAttribute name="b" ‹b = null›
          HclNull value=null ‹null›
      "
    `);
  });

  it("has templates and heredocs", () => {
    const text =
      'a = "x${b}"\nc = <<-EOT\n  plain\n  EOT\nd = <<EOT\n%{ if e }f%{ else }${g}%{ endif }\nEOT\n';
    expect(drawTree(readSource("main.tofu", text))).toMatchInlineSnapshot(`
      "
      HclFile ‹a = "x\${b}"⏎c = <<-EOT⏎ …›
        HclAttribute name="a" ‹a = "x\${b}"›
          HclTemplate ‹"x\${b}"›
            HclText value="x" ‹x›
            HclInterpolation ‹\${b}›
              HclName name="b" ‹b›
        HclAttribute name="c" ‹c = <<-EOT⏎  plain⏎  EOT›
          HclHeredoc flavour="<<-" marker="EOT" value="plain\\n" ‹<<-EOT⏎  plain⏎  EOT›
            HclText value="plain\\n" ‹plain⏎›
        HclAttribute name="d" ‹d = <<EOT⏎%{ if e }f%{ e…›
          HclHeredoc flavour="<<" marker="EOT" ‹<<EOT⏎%{ if e }f%{ else …›
            HclIfDirective ‹%{ if e }f%{ else }\${g}%…›
              HclName name="e" ‹e›
              HclText value="f" ‹f›
              HclInterpolation ‹\${g}›
                HclName name="g" ‹g›
            HclText value="\\n" ‹⏎›
      "
    `);
  });

  it("has objects, lists and calls", () => {
    const text = 'a = jsonencode({ b = [true, "s3:*"], "c" : -1, (d) = e() })\n';
    expect(drawTree(readSource("main.tf", text))).toMatchInlineSnapshot(`
      "
      HclFile ‹a = jsonencode({ b = [tr…›
        HclAttribute name="a" ‹a = jsonencode({ b = [tr…›
          HclCall name="jsonencode" expand=false ‹jsonencode({ b = [true, …›
            HclObject ‹{ b = [true, "s3:*"], "c…›
              HclItem name="b" separator="=" ‹b = [true, "s3:*"]›
                HclKey name="b" quoted=false ‹b›
                HclList ‹[true, "s3:*"]›
                  HclBool value=true ‹true›
                  HclString value="s3:*" ‹"s3:*"›
              HclItem name="c" separator=":" ‹"c" : -1›
                HclKey name="c" quoted=true ‹"c"›
                HclUnary operator="-" ‹-1›
                  HclNumber value=1 raw="1" ‹1›
              HclItem separator="=" ‹(d) = e()›
                HclParentheses ‹(d)›
                  HclName name="d" ‹d›
                HclCall name="e" expand=false ‹e()›
      "
    `);
  });

  it("has traversals with the steps of splats inside of them", () => {
    expect(drawTree(readSource("main.tf", 'a = local.b["c"][*].d\n'))).toMatchInlineSnapshot(`
      "
      HclFile ‹a = local.b["c"][*].d⏎›
        HclAttribute name="a" ‹a = local.b["c"][*].d›
          HclTraversal ‹local.b["c"][*].d›
            HclName name="local" ‹local›
            HclAttributeStep name="b" ‹.b›
            HclIndexStep ‹["c"]›
              HclString value="c" ‹"c"›
            HclSplatStep ‹[*].d›
              HclAttributeStep name="d" ‹.d›
      "
    `);
  });

  it("has loops and conditionals", () => {
    const text = "a = [for k, v in b : v if c]\nd = { for v in e : v => f... }\ng = h && (i) ? j : k\n";
    expect(drawTree(readSource("main.tf", text))).toMatchInlineSnapshot(`
      "
      HclFile ‹a = [for k, v in b : v i…›
        HclAttribute name="a" ‹a = [for k, v in b : v i…›
          HclForList keyName="k" valueName="v" ‹[for k, v in b : v if c]›
            HclName name="b" ‹b›
            HclName name="v" ‹v›
            HclName name="c" ‹c›
        HclAttribute name="d" ‹d = { for v in e : v => …›
          HclForObject valueName="v" group=true ‹{ for v in e : v => f...…›
            HclName name="e" ‹e›
            HclName name="v" ‹v›
            HclName name="f" ‹f›
        HclAttribute name="g" ‹g = h && (i) ? j : k›
          HclConditional ‹h && (i) ? j : k›
            HclBinary operator="&&" ‹h && (i)›
              HclName name="h" ‹h›
              HclParentheses ‹(i)›
                HclName name="i" ‹i›
            HclName name="j" ‹j›
            HclName name="k" ‹k›
      "
    `);
  });

  it("is the same for JSON syntax, whose blocks hold attributes alone", () => {
    const text = '{ "resource": { "aws_iam_user": { "x": { "name": "${var.y}-eve", "b": [1] } } } }';
    expect(drawTree(readSource("main.tf.json", text))).toMatchInlineSnapshot(`
      "
      HclFile ‹{ "resource": { "aws_iam…›
        HclBlock blockType="resource" ‹"x": { "name": "\${var.y}…›
          HclLabel value="aws_iam_user" ‹"aws_iam_user"›
          HclLabel value="x" ‹"x"›
          HclAttribute name="name" ‹"name": "\${var.y}-eve"›
            HclTemplate ‹"\${var.y}-eve"›
              HclInterpolation ‹\${var.y}›
                HclTraversal ‹var.y›
                  HclName name="var" ‹var›
                  HclAttributeStep name="y" ‹.y›
              HclText value="-eve" ‹-eve›
          HclAttribute name="b" ‹"b": [1]›
            HclList ‹[1]›
              HclNumber value=1 raw="1" ‹1›
      "
    `);
  });

  it("has every type of node there is, none of which JavaScript has", () => {
    const types = new Set(nodesOf(readSource("main.tf", EVERY_HCL_NODE)).map(({ type }) => type));
    expect([...types].sort()).toEqual(Object.keys(HCL_KEYS).sort());
    for (const type of types) expect(type).toMatch(/^Hcl/);
  });

  it("leads from each node to its parent and up to the root", () => {
    const code = readSource("main.tf", EVERY_HCL_NODE);
    const all = nodesOf(code);
    expect(code.getParent(code.ast)).toBeUndefined();
    for (const node of all.slice(1)) {
      const parent = code.getParent(node);
      expect(all).toContain(parent);
      expect(code.getAncestors(node)[0]).toBe(code.ast);
      expect(parent?.range[0]).toBeLessThanOrEqual(node.range[0]);
      expect(parent?.range[1]).toBeGreaterThanOrEqual(node.range[1]);
    }
  });

  it("is made of what is intact where our parser falls short of a valid file", () => {
    const text = 'locals {\n  a = { b = c\n (d) = e }\n}\nresource "aws_iam_user" "x" {}\n';
    expect(drawTree(readSource("main.tf", text))).toMatchInlineSnapshot(`
      "
      HclFile ‹locals {⏎  a = { b = c⏎ …›
        HclBlock blockType="resource" ‹resource "aws_iam_user" …›
          HclLabel value="aws_iam_user" ‹"aws_iam_user"›
          HclLabel value="x" ‹"x"›
      "
    `);
  });
});
