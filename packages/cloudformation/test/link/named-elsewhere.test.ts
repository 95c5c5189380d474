import { describe, expect, it } from "vitest";
import { linkFiles } from "../support/draw-located.js";

const STATEMENTS = `- Effect: Allow
  Action: [s3:GetObject, s3:DeleteObject]
  Resource: "*"
`;

const INCLUDING =
  "service: a\nprovider:\n  name: aws\n  iam: { role: { name: app, statements: '${file(st.yml)}' } }\n";
const OTHER = "service: b\nprovider:\n  name: aws\n  iam: { role: { name: legacy } }\n";

/** Whether the list with `s3:DeleteObject` is kept from being changed, and why. */
function sealedIn(files: Readonly<Record<string, string>>): string | undefined {
  const lists = [...linkFiles(files).lists.values()].filter(({ items }) =>
    items.some((item) => "value" in item && item.value === "s3:DeleteObject"),
  );
  expect(lists).toHaveLength(1);
  return lists[0]?.sealed?.code;
}

describe("a file that a service includes is changed only if nothing else may use it", () => {
  it.each<[what: string, files: Readonly<Record<string, string>>, expected?: string]>([
    ["one service includes it", {}],
    ["another service that has nothing to do with it", { "b/serverless.yml": OTHER }],
    [
      "two services that include it for their roles",
      { "b/serverless.yml": OTHER.replace("legacy", "legacy, statements: '${file(../st.yml)}'") },
    ],
    [
      "a file of the same name beside another service",
      { "b/serverless.yml": `${OTHER}custom:\n  st: \${file(st.yml)}\n`, "b/st.yml": "x: y\n" },
    ],
    [
      "for plugins of another service",
      { "b/serverless.yml": `${OTHER}custom:\n  st: \${file(../st.yml)}\n` },
      "variable-elsewhere",
    ],
    [
      "for plugins of the same service",
      { "serverless.yml": `${INCLUDING}custom:\n  st: \${file(./st.yml):0.Action}\n` },
      "variable-elsewhere",
    ],
    [
      "a path that may be its own",
      { "b/serverless.yml": OTHER.replace("legacy", "legacy, statements: '${file(../${opt:f}.yml)}'") },
      "variable-elsewhere",
    ],
    [
      "a path of which nothing is known",
      { "b/serverless.yml": OTHER.replace("legacy", "legacy, statements: '${file(${opt:f})}'") },
      "variable-elsewhere",
    ],
    [
      "a path that is not its own, whatever is put in",
      {
        "b/serverless.yml": `${OTHER}custom: "\${file(../config/\${opt:f}.yml):x} \${file(../st.\${opt:f}.yml)}"\n`,
      },
    ],
    [
      "a template that holds its name",
      { "t.yaml": "Resources: { A: { Type: 'AWS::X::Y', Properties: { L: ./st.yml } } }\n" },
      "variable-elsewhere",
    ],
    [
      "a template that holds a longer name",
      { "t.yaml": "Resources: { A: { Type: 'AWS::X::Y', Properties: { L: ./test.yml } } }\n" },
    ],
    [
      "a variable that names where it is included",
      { "serverless.yml": `${INCLUDING}custom:\n  st: \${self:provider.iam.role.statements}\n` },
      "variable-elsewhere",
    ],
    [
      "an alias for where it is included",
      { "serverless.yml": `${INCLUDING.replace("'${", "&st '${")}custom:\n  st: *st\n` },
      "variable-elsewhere",
    ],
    [
      "by way of what plugins read",
      {
        "serverless.yml": `${INCLUDING.replace("file(st.yml)", "self:custom.st")}custom:\n  st: \${file(st.yml)}\n`,
      },
      "variable-elsewhere",
    ],
    [
      "by way of another file",
      {
        "serverless.yml": INCLUDING.replace("st.yml", "iam.yml):statements").replace(")}", "}"),
        "iam.yml": "statements: ${file(st.yml)}\n",
      },
    ],
    [
      "by way of another file, which is used elsewhere",
      {
        "serverless.yml": INCLUDING.replace("st.yml", "iam.yml):statements").replace(")}", "}"),
        "iam.yml": "statements: ${file(st.yml)}\n",
        "b/serverless.yml": `${OTHER}custom:\n  st: \${file(../iam.yml)}\n`,
      },
      "variable-elsewhere",
    ],
    [
      "by way of another file, of which another part is used elsewhere",
      {
        "serverless.yml": INCLUDING.replace("st.yml", "iam.yml):statements").replace(")}", "}"),
        "iam.yml": "statements: ${file(st.yml)}\nname: x\n",
        "b/serverless.yml": `${OTHER}custom:\n  st: \${file(../iam.yml):name}\n`,
      },
    ],
  ])("%s", (_, files, expected) => {
    expect(sealedIn({ "serverless.yml": INCLUDING, "st.yml": STATEMENTS, ...files })).toBe(expected);
  });

  it("tells the names of the files, and who is known to name them", () => {
    const { lists } = linkFiles({ "serverless.yml": INCLUDING, "st.yml": STATEMENTS });
    const start = INCLUDING.indexOf("'${file");
    expect([...lists.values()].map(({ named }) => named)).toEqual([
      {
        files: ["st.yml"],
        by: [{ file: "serverless.yml", range: [start, start + "'${file(st.yml)}'".length] }],
      },
    ]);
  });

  it("functions and resources in files of their own", () => {
    const files = {
      "serverless.yml": `service: a
plugins: [serverless-iam-roles-per-function]
provider: { name: aws }
functions: \${file(functions.yml)}
resources:
  - \${file(roles.yml)}
`,
      "functions.yml":
        "f:\n  handler: a.b\n  iamRoleStatements: [{ Effect: Allow, Action: [sqs:SendMessage], Resource: '*' }]\n",
      "roles.yml": `Resources:
  App:
    Type: AWS::IAM::Role
    Properties:
      RoleName: app
      Policies: [{ PolicyDocument: { Statement: [{ Effect: Allow, Action: [s3:GetObject], Resource: "*" }] } }]
`,
    };
    const sealed = (more: string) =>
      [...linkFiles({ ...files, "serverless.yml": `${files["serverless.yml"]}${more}` }).lists.values()].map(
        (list) => list.sealed?.code ?? list.named?.files.join(" "),
      );
    expect(sealed("").sort()).toEqual(["functions.yml", "roles.yml"]);
    expect(sealed("custom:\n  a: ${file(functions.yml):f.handler}\n").sort()).toEqual([
      "functions.yml",
      "roles.yml",
    ]);
    expect(sealed("custom:\n  a: ${file(functions.yml)}\n").sort()).toEqual([
      "roles.yml",
      "variable-elsewhere",
    ]);
    expect(sealed("custom:\n  a: ${self:resources}\n").sort()).toEqual([
      "functions.yml",
      "variable-elsewhere",
    ]);
  });
});

describe("what stands in the service itself is changed only if no variable names it", () => {
  const own = `service: a
provider:
  name: aws
  stage: dev
  iam:
    role:
      name: app
      statements:
${STATEMENTS.replaceAll(/^(?=.)/gm, "        ")}`;

  it.each<[what: string, more: string, expected?: string]>([
    ["no variable", ""],
    ["variables that name other things", "custom:\n  a: ${self:provider.stage} ${self:custom.b, 'x'}\n"],
    ["the statements", "custom:\n  a: ${self:provider.iam.role.statements}\n", "variable-elsewhere"],
    ["what is around them", "custom:\n  a: ${self:provider.iam}\n", "variable-elsewhere"],
    ["all", "custom:\n  a: ${self:}\n", "variable-elsewhere"],
    [
      "one of the actions",
      "functions: { f: { environment: { A: '${self:provider.iam.role.statements.0.Action.1}' } } }\n",
      "variable-elsewhere",
    ],
    ["another statement", "custom:\n  a: ${self:provider.iam.role.statements.1.Action}\n"],
    ["if there is nothing else", "custom:\n  a: ${opt:a, self:provider.iam.role}\n", "variable-elsewhere"],
    ["something that is not known", "custom:\n  a: ${self:provider.${opt:a}.role}\n", "variable-elsewhere"],
  ])("%s", (_, more, expected) => {
    expect(sealedIn({ "serverless.yml": `${own}${more}` })).toBe(expected);
  });

  it.each<[what: string, address: string, expected?: string]>([
    ["the statements", ":provider.iam.role.statements", "variable-elsewhere"],
    ["the whole file", "", "variable-elsewhere"],
    ["another part", ":provider.stage"],
  ])("from another service: %s", (_, address, expected) => {
    const other = `${OTHER}custom:\n  st: \${file(../serverless.yml)${address}}\n`;
    expect(sealedIn({ "serverless.yml": own, "b/serverless.yml": other })).toBe(expected);
  });

  it("in a file that the service includes", () => {
    const files = { "serverless.yml": `${own}functions: \${file(f.yml)}\n` };
    expect(
      sealedIn({ ...files, "f.yml": "f: { environment: { A: '${self:custom.x}' } }\n" }),
    ).toBeUndefined();
    expect(sealedIn({ ...files, "f.yml": "f: { environment: { A: '${self:provider.iam}' } }\n" })).toBe(
      "variable-elsewhere",
    );
  });
});
