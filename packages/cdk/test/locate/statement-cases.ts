import type { Files } from "./draw.js";

export interface LocateCase {
  readonly name: string;
  readonly files: Files;
  readonly drawn: string;
}

const IAM = `import * as iam from "aws-cdk-lib/aws-iam";\n`;
const BODY = `new PolicyStatement({ actions: ["s3:GetObject"], resources: ["*"] });\n`;
const PLAIN = `Allow Action
  ["s3:GetObject"]
  stays: indivisible-place`;

const imports: readonly (readonly [name: string, text: string])[] = [
  [
    "a namespace",
    `import * as iam from "aws-cdk-lib/aws-iam";\niam.PolicyStatement;\nnew iam.${BODY.slice(4)}`,
  ],
  ["a name", `import { PolicyStatement } from "aws-cdk-lib/aws-iam";\n${BODY}`],
  [
    "another name",
    `import { PolicyStatement as P } from "aws-cdk-lib/aws-iam";\n${BODY.replace("PolicyStatement", "P")}`,
  ],
  ["a namespace by name", `import { aws_iam as iam } from "aws-cdk-lib";\nnew iam.${BODY.slice(4)}`],
  ["all of the library", `import * as cdk from "aws-cdk-lib";\nnew cdk.aws_iam.${BODY.slice(4)}`],
  ["a property in brackets", `import * as cdk from "aws-cdk-lib";\nnew cdk["aws_iam"].${BODY.slice(4)}`],
  ["the default", `import cdk from "aws-cdk-lib";\nnew cdk.aws_iam.${BODY.slice(4)}`],
  ["the first version", `import * as iam from "@aws-cdk/aws-iam";\nnew iam.${BODY.slice(4)}`],
  ["the monolith", `import { aws_iam } from "monocdk";\nnew aws_iam.${BODY.slice(4)}`],
  ["require", `const iam = require("aws-cdk-lib/aws-iam");\nnew iam.${BODY.slice(4)}`],
  ["require of names", `const { PolicyStatement } = require("aws-cdk-lib/aws-iam");\n${BODY}`],
  ["require of a namespace", `const { aws_iam: iam } = require("aws-cdk-lib");\nnew iam.${BODY.slice(4)}`],
  ["a part of what is required", `const iam = require("aws-cdk-lib").aws_iam;\nnew iam.${BODY.slice(4)}`],
  ["import and require", `import iam = require("aws-cdk-lib/aws-iam");\nnew iam.${BODY.slice(4)}`],
  [
    "a name for a namespace",
    `import * as cdk from "aws-cdk-lib";\nimport iam = cdk.aws_iam;\nnew iam.${BODY.slice(4)}`,
  ],
  [
    "names taken out",
    `import * as cdk from "aws-cdk-lib";\nconst { aws_iam: { PolicyStatement } } = cdk;\n${BODY}`,
  ],
  [
    "a file of the library",
    `import { PolicyStatement } from "aws-cdk-lib/aws-iam/lib/policy-statement";\n${BODY}`,
  ],
];

export const importCases: readonly LocateCase[] = [
  ...imports.map(([name, text]) => ({ name, files: { "app.ts": text }, drawn: PLAIN })),
  {
    name: "a file that exports it",
    files: {
      "lib/app.ts": `import { PolicyStatement } from "./aws";\n${BODY}`,
      "lib/aws.ts": `export { PolicyStatement } from "aws-cdk-lib/aws-iam";\n`,
    },
    drawn: PLAIN,
  },
  {
    name: "a folder that exports all of it",
    files: {
      "lib/app.ts": `import { PolicyStatement } from "../aws/index.js";\nimport "constructs";\n${BODY}`,
      "aws/index.ts": `export * from "./iam";\n`,
      "aws/iam.ts": `export * from "aws-cdk-lib/aws-iam";\n`,
    },
    drawn: PLAIN,
  },
  {
    name: "a namespace that a file exports",
    files: {
      "app.ts": `import { iam } from "./aws";\nimport "constructs";\nnew iam.${BODY.slice(4)}`,
      "aws.ts": `export * as iam from "aws-cdk-lib/aws-iam";\n`,
    },
    drawn: PLAIN,
  },
  {
    name: "something else of that name",
    files: {
      "app.ts": `import { PolicyStatement } from "./mine";\nimport "constructs";\n${BODY}`,
      "mine.ts": "export class PolicyStatement {}\n",
    },
    drawn: "",
  },
];

const list = (name: string, code: string, drawn: string, more: Files = {}): LocateCase => ({
  name,
  files: { "app.ts": IAM + code, ...more },
  drawn: `Allow Action\n${drawn}\n  stays: declared-apart`,
});

export const listCases: readonly LocateCase[] = [
  list(
    "elements in every dress",
    `const s = new iam.PolicyStatement({ actions: ['a:A', ("b:B"), 'c:C' as string, <const>'d:D', 'e:E'!, \`f:F\`, /* g */ 'g:\\x47', ] });`,
    `  ['a:A', ("b:B")=b:B, 'c:C' as string=c:C, <const>'d:D'=d:D, 'e:E'!=e:E, \`f:F\`, 'g:\\x47'=g:G]`,
  ),
  list(
    "quoted keys",
    `const s = new iam.PolicyStatement({ "actions": ["a:A"], 'effect': iam.Effect.ALLOW });`,
    `  ["a:A"]`,
  ),
  list(
    "elements that are made",
    "const svc = 's3'; const all = 's3:*'; const s = new iam.PolicyStatement({ actions: [`${svc}:Get`, svc + ':Put', all, `${process.env.X}:A`, props.x ? 'a:A' : 'a:B'] });",
    "  [?`${svc}:Get`=s3:Get, ?svc + ':Put'=s3:Put, all=s3:*, ?`${process.env.X}:A`, ?props.x ? 'a:A' : 'a:B'=a:A|a:B]\n  open: not-followed at `${process.env.X}:A`",
  ),
  list(
    "a list behind a name",
    `const READ = ["a:A"] as const;\nconst s = new iam.PolicyStatement({ actions: [...READ, "b:B"] });`,
    `  [?...READ=, "b:B"]\n  ["a:A"]`,
  ),
  list(
    "a list that satisfies",
    `const READ = Object.freeze(["a:A"] satisfies string[]);\nconst s = new iam.PolicyStatement({ actions: READ });`,
    `  ["a:A"]`,
  ),
  list(
    "a list of another file",
    `import { READ } from "./actions.js";\nconst s = new iam.PolicyStatement({ actions: READ });`,
    `  ["a:A"]`,
    { "actions.ts": `export const READ = ["a:A"];\n` },
  ),
  list(
    "a list that another file logs",
    `import { READ } from "./actions.js";\nconst s = new iam.PolicyStatement({ actions: READ });`,
    `  ["a:A"] sealed at READ`,
    {
      "actions.ts": `export const READ = ["a:A"];\n`,
      "other.ts": `import * as all from "./actions";\nimport { READ } from "./actions";\nconsole.log(READ, all.WRITE);\n`,
    },
  ),
  list(
    "a list that another file takes by the namespace",
    `import { READ } from "./actions.js";\nconst s = new iam.PolicyStatement({ actions: READ });`,
    `  ["a:A"] sealed at all.READ`,
    {
      "actions.ts": `export const READ = ["a:A"];\n`,
      "other.js": `const all = require("./actions");\nall.READ.sort();\n`,
    },
  ),
  list(
    "a list under a name that only a configuration explains",
    `import { READ } from "./lib/actions";\nconst s = new iam.PolicyStatement({ actions: READ });`,
    `  ["a:A"] sealed at READ`,
    {
      "lib/actions.ts": `export const READ = ["a:A"];\n`,
      "other.ts": `import { READ } from "@/lib/actions";\nprint(READ);\n`,
    },
  ),
  list(
    "a list that a folder exports",
    `import { ACTIONS as A } from "./lib";\nconst s = new iam.PolicyStatement({ actions: [...A.read, ...A["write"]] });`,
    `  [?...A.read=, ?...A["write"]=]\n  ["a:A"]\n  ["b:B"]`,
    {
      "lib/index.ts": `export * from "./actions";\n`,
      "lib/actions.ts": `export const ACTIONS = { read: ["a:A"], "write": ["b:B"], other: 1 };\nconsole.log(ACTIONS.other);\n`,
    },
  ),
  list(
    "a list of the default export",
    `import READ from "./read";\nconst s = new iam.PolicyStatement({ actions: READ });`,
    `  ["a:A"]`,
    { "read.ts": `const READ = ["a:A"];\nexport default READ;\n` },
  ),
  list(
    "a list of module.exports",
    `const { READ } = require("./read");\nconst s = new iam.PolicyStatement({ actions: READ });`,
    `  ["a:A"]`,
    { "read.js": `const READ = ["a:A"];\nmodule.exports = { READ };\n` },
  ),
  list(
    "a list that is used as something else",
    `const READ = ["a:A"];\nconsole.log(READ.length);\nconst s = new iam.PolicyStatement({ actions: READ });`,
    `  ["a:A"] sealed at READ`,
  ),
  list(
    "a list whose elements are a type",
    `const READ = ["a:A"] as const;\ntype Read = (typeof READ)[number];\nconst s = new iam.PolicyStatement({ actions: [...READ] });`,
    `  [?...READ=]\n  ["a:A"] sealed at READ`,
  ),
  list(
    "a list in a list that is used as something else",
    `const READ = ["a:A"];\nconst ALL = [...READ, "b:B"];\nprint(ALL);\nconst s = new iam.PolicyStatement({ actions: ALL });`,
    `  [?...READ=, "b:B"] sealed at ALL\n  ["a:A"] sealed at ALL`,
  ),
  list(
    "a list that gets more",
    `const READ = ["a:A"];\nif (x) READ.push("b:B");\nconst s = new iam.PolicyStatement({ actions: READ });`,
    `  ["a:A"]\n  ["b:B"]\n  open: added-later at READ.push("b:B")`,
  ),
  list(
    "a list that is replaced",
    `let READ = ["a:A"];\nREAD = [];\nconst s = new iam.PolicyStatement({ actions: READ });`,
    `  open: not-followed at READ`,
  ),
  list(
    "a list that is joined of several",
    `const READ = ["a:A"];\nconst s = new iam.PolicyStatement({ actions: READ.concat(["b:B"], x) });`,
    `  ["a:A"]\n  ["b:B"]\n  open: not-followed at x`,
  ),
  list(
    "one of two lists",
    `const s = new iam.PolicyStatement({ actions: x ? ["a:A"] : ["b:B", ...(y ? ["c:C"] : [])] });`,
    `  ["a:A"]\n  ["b:B", ?...(y ? ["c:C"] : [])]\n  ["c:C"]\n  []\n  open: conditional at y ? ["c:C"] : []`,
  ),
  list(
    "a list that is made of another",
    "const s = new iam.PolicyStatement({ actions: ['Get', 'Put'].map((name) => `s3:${name}`) });",
    "  [?['Get', 'Put'].map((name) => `s3:${name}`)=s3:Get|s3:Put]",
  ),
  list(
    "a list that is given",
    `const s = new iam.PolicyStatement({ actions: read() });`,
    `  open: not-followed at read()`,
  ),
  list(
    "properties that are spread",
    `const base = { actions: ["a:A"], resources: ["*"] };\nconst s = new iam.PolicyStatement({ ...base, sid: "X" });`,
    `  ["a:A"]`,
  ),
  list(
    "properties that are not known",
    `const s = new iam.PolicyStatement({ effect: iam.Effect.ALLOW, actions: ["a:A"] });\nconst t = 1;`,
    `  ["a:A"]`,
  ),
  list(
    "a list of a type that may allow only some",
    `type A = "a:A";\nconst READ: readonly A[] = ["a:A"];\nconst MORE: readonly string[] = ["b:B"];\nconst s = new iam.PolicyStatement({ actions: [...READ, ...MORE] });`,
    `  [?...READ=, ?...MORE=]\n  ["a:A"] sealed at readonly A[]\n  ["b:B"]`,
  ),
  list(
    "a list in an object of a type",
    `const props: iam.PolicyStatementProps = { actions: ["a:A"] };\nconst all = { read: ["b:B"] } satisfies Mine;\nconst s = new iam.PolicyStatement({ actions: [...props.actions, ...all.read] });`,
    `  [?...props.actions=, ?...all.read=]\n  ["a:A"]\n  ["b:B"] sealed at Mine`,
  ),
  list(
    "a text that gets another value",
    `const all = { read: "a:A", write: "b:B" };\nall.read = "c:C";\nconst s = new iam.PolicyStatement({ actions: [all.read, all.write] });`,
    `  [?all.read, all.write=b:B]\n  open: not-followed at all.read`,
  ),
  list(
    "patterns of an enum",
    `enum Read { Get = "s3:Get" }\nconst s = new iam.PolicyStatement({ actions: [Read.Get] });`,
    `  [Read.Get=s3:Get]`,
  ),
  list(
    "patterns that are added",
    `const s = new iam.PolicyStatement();\ns.addActions("a:A", "b:B");\ns.addResources("*");\ns.addActions(...["c:C"]);`,
    `  ["a:A", "b:B"]\n  [?...["c:C"]=]\n  ["c:C"]`,
  ),
  list(
    "patterns that may be added",
    `const s = new iam.PolicyStatement({ actions: ["a:A"] });\nif (x) s.addActions("b:B");`,
    `  ["a:A"]\n  ["b:B"]\n  open: conditional at s.addActions("b:B")`,
  ),
  list(
    "itself",
    `const a = [...b];\nconst b = [...a];\nconst s = new iam.PolicyStatement({ actions: a });`,
    `  [?...b=]\n  [?...a=]`,
  ),
];

export const classCases: readonly LocateCase[] = [
  {
    name: "lists of a class",
    files: {
      "app.ts": `${IAM}class A extends iam.Role {
  private readonly read = ["a:A"];
  static readonly WRITE = ["b:B"];
  #own = ["c:C"];
  open = ["d:D"];
  constructor(scope, id) {
    super(scope, id);
    const s = new iam.PolicyStatement({ actions: [...this.read, ...A.WRITE, ...this.#own, ...this.open] });
  }
}
class B { x = this.read; }
`,
      "other.ts": `import "constructs";\nconsole.log(a.open);\n`,
    },
    drawn: `Allow Action
  [?...this.read=, ?...A.WRITE=, ?...this.#own=, ?...this.open=]
  ["a:A"]
  ["b:B"]
  ["c:C"]
  ["d:D"] sealed at a.open
  stays: declared-apart`,
  },
  {
    name: "a list of a class that is given in the constructor",
    files: {
      "app.ts": `${IAM}class A {
  private readonly read: string[];
  constructor() {
    this.read = ["a:A"];
    const s = new iam.PolicyStatement({ actions: this.read });
  }
}
`,
    },
    drawn: `Allow Action\n  ["a:A"]\n  stays: declared-apart`,
  },
];

const effect = (code: string, drawn: string): LocateCase => ({
  name: code,
  files: { "app.ts": `${IAM}const s = ${code};` },
  drawn: `${drawn}\n  stays: declared-apart`,
});

export const effectCases: readonly LocateCase[] = [
  effect(`new iam.PolicyStatement({ effect: iam.Effect.DENY, actions: ["a:A"] })`, `Deny Action\n  ["a:A"]`),
  effect(
    `new iam.PolicyStatement({ effect: "Deny" as iam.Effect, actions: ["a:A"] })`,
    `Deny Action\n  ["a:A"]`,
  ),
  effect(
    `new iam.PolicyStatement({ effect: x ? iam.Effect.DENY : iam.Effect.ALLOW, actions: ["a:A"] })`,
    `unknown Action\n  ["a:A"]`,
  ),
  effect(
    `new iam.PolicyStatement({ actions: ["a:A"], ...props })`,
    `unknown Action\n  open: not-followed at props`,
  ),
  effect(
    `new iam.PolicyStatement({ ...props, effect: iam.Effect.ALLOW, actions: ["a:A"] })`,
    `Allow Action\n  ["a:A"]\n  open: not-followed at props`,
  ),
  effect(
    `new iam.PolicyStatement({ [x]: 1, actions: ["a:A"] })`,
    `unknown Action\n  ["a:A"]\n  open: not-followed at [x]: 1`,
  ),
  effect(`new iam.PolicyStatement(props)`, `unknown Action\n  open: not-followed at props`),
  effect(`new iam.PolicyStatement({ notActions: ["a:A"] })`, `Allow NotAction\n  ["a:A"]`),
  effect(
    `new iam.PolicyStatement({ actions: undefined, notActions: ["a:A"] })`,
    `Allow NotAction\n  ["a:A"]`,
  ),
  effect(
    `new iam.PolicyStatement({ actions: ["b:B"], notActions: ["a:A"] })`,
    `Allow Action\n  ["b:B"]\n  ["a:A"]\n  open: two-keys at { actions: ["b:B"], notActions: ["a:A"] }`,
  ),
  effect(
    `new iam.PolicyStatement({ actions: ["b:B"] });\ns.effect = iam.Effect.DENY`,
    `unknown Action\n  ["b:B"]\n  open: changed-later at s.effect = iam.Effect.DENY`,
  ),
  effect(
    `new iam.PolicyStatement({ actions: ["b:B"] });\ns.sid = "X";\ns.addNotActions("c:C")`,
    `Allow Action\n  ["b:B"]\n  ["c:C"]\n  open: two-keys at new iam.PolicyStatement({ actions: ["b:B"] })`,
  ),
  effect(
    `iam.PolicyStatement.fromJson({ Effect: "Deny", Action: "a:A", Resource: "*" })`,
    `Deny Action\n  ["a:A"]`,
  ),
  effect(`iam.PolicyStatement.fromJson({ NotAction: ["a:A"], Resource: "*" })`, `Allow NotAction\n  ["a:A"]`),
];

export const inheritedCases: readonly LocateCase[] = [
  {
    name: "a list that a class gives to another by two steps",
    files: {
      "app.ts": `${IAM}class A { protected readonly read = ["a:A"]; constructor() { const s = new iam.PolicyStatement({ actions: this.read }); } }\n`,
      "other.ts": `import "constructs";\nimport { B } from "./b";\nclass C extends B { x() { console.log(this.read); } }\n`,
      "b.ts": `export class B extends Unknown {}\n`,
    },
    drawn: `Allow Action\n  ["a:A"] sealed at this.read\n  stays: declared-apart`,
  },
  {
    name: "a list that another class has in its place",
    files: {
      "app.ts": `${IAM}class A { readonly read = ["a:A"]; constructor() { const s = new iam.PolicyStatement({ actions: this.read }); } }\nclass B extends A { readonly read = ["b:B"]; }\n`,
    },
    drawn: `Allow Action\n  open: not-followed at this.read\n  stays: declared-apart`,
  },
];
