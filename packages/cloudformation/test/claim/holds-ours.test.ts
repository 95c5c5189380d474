import { describe, expect, it } from "vitest";
import { holdsOurs } from "../../src/claim/holds-ours.js";
import { parseText } from "../../src/parse/parse-text.js";

const STATEMENT = "Statement:\n  - Effect: Allow\n    Action: s3:GetObject\n    Resource: '*'\n";

const CASES: readonly (readonly [string, string, boolean])[] = [
  ["a policy with a slip", `${STATEMENT}a: 'b\n`, true],
  ["a policy with a slip behind a dynamic reference", `${STATEMENT}a: '{{resolve:ssm:/b}}'\nc: 'd\n`, true],
  ["a chart with a statement in it", `{{- if .Values.on }}\n${STATEMENT}{{- end }}\n`, false],
  [
    "a chart with a value in a statement",
    STATEMENT.replace("'*'", "{{ .Values.bucket }}") + "a: 'b\n",
    false,
  ],
  ["a template that is filled in", `AWSTemplateFormatVersion: "2010-09-09"\n{% if a %}\n{{ b }}\n`, true],
  ["a policy of Jinja", `{% if a %}\n${STATEMENT}{% endif %}\nb: 'c\n`, false],
  ["a policy that Terraform fills in", '{"Statement": [{"Effect": "Allow", "Action": ${actions}}]}', false],
  ["the same with a loop", '{"Statement": [\n%{ for a in b ~}\n{"Effect": "Allow"}\n%{ endfor ~}\n]}', false],
  [
    "a policy with a slip and a variable of IAM",
    `${STATEMENT.replace("'*'", '"a${aws:username}"')}b: 'c\n`,
    true,
  ],
  ["something else", "a: 'b\n", false],
];

describe("what is wrong with a text is our business", () => {
  it.each(CASES)("%s", (_name, text, ours) => {
    const { problems, roots } = parseText(text);
    expect(problems).not.toEqual([]);
    expect(holdsOurs(text, roots)).toBe(ours);
  });
});
