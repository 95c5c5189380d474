import { describe, expect, it } from "vitest";
import { CFN_KEYS } from "../../src/languages/cloudformation/cfn-keys.js";
import { drawTree } from "./support/draw-tree.js";
import { nodesOf, readSource } from "./support/read-source.js";
import { EVERY_CFN_NODE } from "./support/samples.js";

const policy = (statement: string) => `Version: "2012-10-17"\nStatement:\n${statement}`;

describe("the tree of a template or policy", () => {
  it("has maps, sequences and scalars with their style", () => {
    const text = policy("  - Effect: Allow\n    Action: ['s3:*', ]\n    Resource: >-\n      *\n");
    expect(drawTree(readSource("policy.yaml", text))).toMatchInlineSnapshot(`
      "
      CfnFile syntax="yaml" ‹Version: "2012-10-17"⏎St…›
        CfnMap layout="block" ‹Version: "2012-10-17"⏎St…›
          CfnEntry name="Version" ‹Version: "2012-10-17"›
            CfnKey text="Version" style="plain" ‹Version›
            CfnScalar text="2012-10-17" style="double" valueType="string" ‹"2012-10-17"›
          CfnEntry name="Statement" ‹Statement:⏎  - Effect: A…›
            CfnKey text="Statement" style="plain" ‹Statement›
            CfnSequence layout="block" ‹- Effect: Allow⏎    Acti…›
              CfnMap layout="block" ‹Effect: Allow⏎    Action…›
                CfnEntry name="Effect" ‹Effect: Allow›
                  CfnKey text="Effect" style="plain" ‹Effect›
                  CfnScalar text="Allow" style="plain" valueType="string" ‹Allow›
                CfnEntry name="Action" ‹Action: ['s3:*', ]›
                  CfnKey text="Action" style="plain" ‹Action›
                  CfnSequence layout="flow" ‹['s3:*', ]›
                    CfnScalar text="s3:*" style="single" valueType="string" ‹'s3:*'›
                CfnEntry name="Resource" ‹Resource: >-⏎      *›
                  CfnKey text="Resource" style="plain" ‹Resource›
                  CfnScalar text="*" style="block" valueType="string" ‹>-⏎      *›
      "
    `);
  });

  it("has tags and anchors, and aliases without what they stand for", () => {
    const text = "AWSTemplateFormatVersion: 2010-09-09\nA: &a !Sub ${B}\nC: *a\n? [d]\n: !GetAtt e.f\nG:\n";
    expect(drawTree(readSource("template.yml", text))).toMatchInlineSnapshot(`
      "
      CfnFile syntax="yaml" ‹AWSTemplateFormatVersion…›
        CfnMap layout="block" ‹AWSTemplateFormatVersion…›
          CfnEntry name="AWSTemplateFormatVersion" ‹AWSTemplateFormatVersion…›
            CfnKey text="AWSTemplateFormatVersion" style="plain" ‹AWSTemplateFormatVersion›
            CfnScalar text="2010-09-09" style="plain" valueType="string" ‹2010-09-09›
          CfnEntry name="A" ‹A: &a !Sub \${B}›
            CfnKey text="A" style="plain" ‹A›
            CfnScalar tag="!Sub" anchor="a" text="\${B}" style="plain" valueType="string" ‹&a !Sub \${B}›
          CfnEntry name="C" ‹C: *a›
            CfnKey text="C" style="plain" ‹C›
            CfnAlias name="a" ‹*a›
          CfnEntry ‹? [d]⏎: !GetAtt e.f›
            CfnSequence layout="flow" ‹[d]›
              CfnScalar text="d" style="plain" valueType="string" ‹d›
            CfnScalar tag="!GetAtt" text="e.f" style="plain" valueType="string" ‹!GetAtt e.f›
          CfnEntry name="G" ‹G:›
            CfnKey text="G" style="plain" ‹G›
            CfnScalar text="" style="empty" valueType="null" ‹›
      "
    `);
  });

  it("is the same for JSON", () => {
    const text = '{ "Statement": { "Effect": "Allow", "Action": "*", "NotResource": [] } }';
    expect(drawTree(readSource("policy.json", text))).toMatchInlineSnapshot(`
      "
      CfnFile syntax="json" ‹{ "Statement": { "Effect…›
        CfnMap layout="flow" ‹{ "Statement": { "Effect…›
          CfnEntry name="Statement" ‹"Statement": { "Effect":…›
            CfnKey text="Statement" style="double" ‹"Statement"›
            CfnMap layout="flow" ‹{ "Effect": "Allow", "Ac…›
              CfnEntry name="Effect" ‹"Effect": "Allow"›
                CfnKey text="Effect" style="double" ‹"Effect"›
                CfnScalar text="Allow" style="double" valueType="string" ‹"Allow"›
              CfnEntry name="Action" ‹"Action": "*"›
                CfnKey text="Action" style="double" ‹"Action"›
                CfnScalar text="*" style="double" valueType="string" ‹"*"›
              CfnEntry name="NotResource" ‹"NotResource": []›
                CfnKey text="NotResource" style="double" ‹"NotResource"›
                CfnSequence layout="flow" ‹[]›
      "
    `);
  });

  it("has the documents of a stream, but for empty ones", () => {
    const text = `${policy("  - {Effect: Allow, Action: a:b}\n")}---\n---\nStatement: []\n`;
    const { ast } = readSource("policy.yaml", text);
    expect(ast.type === "CfnFile" && ast.documents.map(({ type }) => type)).toEqual(["CfnMap", "CfnMap"]);
  });

  it("has every type of node there is, none of which JavaScript has", () => {
    const types = new Set(nodesOf(readSource("a.yaml", EVERY_CFN_NODE)).map(({ type }) => type));
    expect([...types].sort()).toEqual(Object.keys(CFN_KEYS).sort());
    for (const type of types) expect(type).toMatch(/^Cfn/);
  });

  it("leads from each node to its parent and up to the root", () => {
    const code = readSource("a.yaml", EVERY_CFN_NODE);
    const all = nodesOf(code);
    for (const node of all.slice(1)) {
      expect(all).toContain(code.getParent(node));
      expect(code.getAncestors(node)[0]).toBe(code.ast);
    }
  });
});
