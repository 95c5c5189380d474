import { terraformAdapter } from "@iamend/terraform";
import { beforeAll, describe, expect, it } from "vitest";
import { lint, type LanguageName } from "./support/lint.js";
import { nodesOf, readSource } from "./support/read-source.js";
import { VERSIONS } from "./support/versions.js";

beforeAll(() => terraformAdapter.load());

interface Broken {
  readonly name: string;
  readonly file: string;
  readonly text: string;
  readonly error: string | RegExp;
}

const BROKEN: readonly Broken[] = [
  {
    name: "in the words of HashiCorp's parser, where it found it",
    file: "main.tf",
    text: 'resource "aws_iam_user" "é😀" {\n  name = [1, = 2]\n}\n',
    error:
      "2:14 Parsing error: Invalid expression; Expected the start of an expression, but found an invalid expression token.",
  },
  {
    name: "once, whatever follows from it",
    file: "main.tofu",
    text: 'a = "b\nc = 1\n',
    error: /^1:7 Parsing error: Invalid multi-line string; /,
  },
  {
    name: "where characters of two units stand before it",
    file: "main.tf",
    text: 'a = ["é😀", = 2]\n',
    error: /^1:13 Parsing error: Invalid expression; /,
  },
  {
    name: "behind a BOM",
    file: "main.tf",
    text: "\uFEFFa = = 1\n",
    error: /^1:5 Parsing error: Invalid expression; /,
  },
  {
    name: "where lines end with CRLF",
    file: "main.tf",
    text: "a = 1\r\nb = \r\n",
    error: /^2:\d Parsing error: /,
  },
  { name: "of a file that is not text", file: "main.tf", text: "a = \0\n", error: /^1:\d Parsing error: / },
  {
    name: "of JSON syntax",
    file: "main.tf.json",
    text: '{ "resource": {\n  "a": 1,\n} }',
    error: "3:1 Parsing error: A comma stands behind the last member.",
  },
  {
    name: "of a template",
    file: "template.yaml",
    text: "AWSTemplateFormatVersion: '2010-09-09'\nResources:\n  Role: [AWS::IAM::Role\nA: 1\n",
    error: /^4:1 Parsing error: Flow sequence in block collection must be sufficiently indented /,
  },
  {
    name: "of a policy in JSON",
    file: "policy.json",
    text: '{\n  "Statement": [{ "Effect": "Allow", "Action" ["s3:Get*"] }]\n}\n',
    error: "2:47 Parsing error: A colon should stand between the name and the value of a member.",
  },
  {
    name: "of a template whose alias names nothing",
    file: "template.yml",
    text: "Resources:\n  Role:\n    Type: AWS::IAM::Role\n    Properties: *none\n",
    error: /^4:17 Parsing error: The alias `\*none` /,
  },
];

describe.each(VERSIONS)("$version tells a parse error", ({ Linter }) => {
  it.each(BROKEN)("$file: $name", ({ file, text, error }) => {
    const messages = lint(file, text, {}, new Linter());
    expect(messages[0]).toMatch(error);
    expect(messages.every((message) => message.includes(" Parsing error: "))).toBe(true);
  });
});

describe("no parse error is", () => {
  it.each([
    {
      name: "what HashiCorp's parser accepts",
      file: "main.tf",
      text: "a = { b = c\n (d) = e }\nf = 1\n",
      types: [],
    },
    {
      name: "what Terraform may make of a JSON string",
      file: "main.tf.json",
      text: '{ "variable": { "a": { "description": "${" } } }',
      types: ["HclBlock", "HclLabel", "HclAttribute"],
    },
    {
      name: "a key that stands twice",
      file: "template.yaml",
      text: "AWSTemplateFormatVersion: 2010-09-09\nA: 1\nA: 2\n",
      types: ["CfnMap", "CfnEntry", "CfnKey", "CfnScalar"],
    },
  ])("$file: $name", ({ file, text, types }) => {
    expect(lint(file, text)).toEqual([]);
    const found = nodesOf(readSource(file, text)).map(({ type }) => type);
    expect(found).toEqual(expect.arrayContaining(types));
  });

  const OTHERS: readonly { readonly file: string; readonly text: string }[] = [
    { file: "package.json", text: '{ "name": "a", "Resources": { "x": "AWS::IAM::Role" } }' },
    { file: "tsconfig.json", text: '{\n  // a comment\n  "compilerOptions": {},\n}\n' },
    { file: "docker-compose.yml", text: "services:\n  a:\n    image: b\n" },
    { file: ".github/workflows/ci.yml", text: "# eslint: first\non: push\njobs: { a: { runs-on: x } }\n" },
    {
      file: "chart/templates/deployment.yaml",
      text: "kind: Deployment\n{{- if .Values.a }}\nspec: {{ .Values.b }}\n{{- end }}\n",
    },
    {
      file: "chart/templates/secret.yaml",
      text: "kind: SecretProviderClass\nspec:\n  provider: aws\n{{- if .Values.a }}\n  parameters: {{ .Values.b | toYaml }}\n{{- end }}\n",
    },
    { file: "values.yaml", text: "provider: aws\nregion: a\n" },
    { file: "state.tfvars.json", text: '{ "a": 1, }' },
    { file: "readme.md", text: "AWSTemplateFormatVersion: [\n" },
    { file: "<input>", text: "AWSTemplateFormatVersion: [\n" },
    { file: "broken.json", text: '{ "a": ' },
    { file: "empty.json", text: "" },
    { file: "binary.yaml", text: "\0\0\0" },
  ];

  it.each(OTHERS)("$file, which is not ours, and has no nodes where it cannot be read", ({ file, text }) => {
    for (const language of ["source", "cloudformation"] satisfies LanguageName[]) {
      expect(lint(file, text, { language })).toEqual([]);
    }
  });

  it.each(["a.tf", "a.tofu", "a.tf.json", "a.tofu.json", "dir\\a.tf", "a.yaml", "a.json", "a.TF"])(
    "%s, whose name tells its syntax",
    (file) => {
      const { type } = readSource(file, file.endsWith("json") ? "{}" : "").ast;
      expect(type).toBe(/\.(?:tf|tofu)(?:\.json)?$/.test(file) ? "HclFile" : "CfnFile");
    },
  );

  it("what the language of a configuration says, whatever the name", () => {
    expect(readSource("policy.txt", "a = 1\n", "terraform").ast.type).toBe("HclFile");
    expect(readSource("main.tf", "a = 1\n", "cloudformation").ast.type).toBe("CfnFile");
  });
});
