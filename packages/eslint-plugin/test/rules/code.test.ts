import { join } from "node:path";
import type { Linter } from "eslint";
import * as typescript from "@typescript-eslint/parser";
import { describe, it } from "vitest";
import { TYPESCRIPT_PARSER } from "../../src/config/typescript-parser.js";
import { rules } from "../../src/index.js";
import { VERSIONS } from "../languages/support/versions.js";
import { cdkRoot, OPTIONS } from "./support/cdk-root.js";
import { marked } from "./support/marked.js";

// Code of CDK under ESLint's own language, whatever parser reads it.

interface CodeCase {
  readonly name: string;
  readonly file: string;
  /** As it is linted; with `«` and `»` around what is reported. */
  readonly text: string;
  /** As it is on disk and was synthesised, if that is another. */
  readonly saved?: string;
  readonly messages?: readonly RegExp[];
  readonly output?: string;
}

const JAVASCRIPT = ["js", "mjs", "jsx"];
const TYPESCRIPT = ["ts", "mts", "tsx"];
const COMMONJS = ["cjs", "cts"];

const ONE_OF_TWO = `
        "s3:GetObject",
        «"s3:GetObjectAcl"», // to look who may
      `;
const FIXED = `
        "s3:GetObject",
      `;
const GOES = /^`s3:GetObjectAcl` was not used by role .*; it goes\.$/;

function withImport(line: string, actions: string): string {
  return `${line}

exports.allow = function (role) {
  role.addToPolicy(
    new iam.PolicyStatement({
      actions: [${actions}],
      resources: ["*"],
    }),
  );
};
`;
}

function code(extension: string, actions: string): string {
  if (extension === "cts") return withImport(`import iam = require("aws-cdk-lib/aws-iam");`, actions);
  if (extension === "cjs") return withImport(`const { aws_iam: iam } = require("aws-cdk-lib");`, actions);
  return withImport(`import { aws_iam as iam } from "aws-cdk-lib";`, actions).replace(
    "exports.allow = function (role)",
    TYPESCRIPT.includes(extension)
      ? "export const allow = function (role: iam.Role): void"
      : "export const allow = function (role)",
  );
}

const CASES: readonly CodeCase[] = [
  ...[...JAVASCRIPT, ...TYPESCRIPT, ...COMMONJS].map((extension) => ({
    name: `an unused action in .${extension}`,
    file: `lib/unused.${extension}`,
    text: code(extension, ONE_OF_TWO),
    messages: [GOES],
    output: code(extension, FIXED),
  })),
  ...["js", "ts"].flatMap((extension): CodeCase[] => [
    {
      name: `nothing unused in .${extension}`,
      file: `lib/used.${extension}`,
      text: code(extension, `"s3:GetObject"`),
    },
    {
      name: `with CRLF in .${extension}`,
      file: `lib/crlf.${extension}`,
      text: code(extension, ONE_OF_TWO).replaceAll("\n", "\r\n"),
      messages: [GOES],
      output: code(extension, FIXED).replaceAll("\n", "\r\n"),
    },
    {
      name: `behind a BOM in .${extension}`,
      file: `lib/bom.${extension}`,
      text: `\uFEFF${code(extension, ONE_OF_TWO)}`,
      messages: [GOES],
      output: `\uFEFF${code(extension, FIXED)}`,
    },
    {
      name: `a whole statement in .${extension}`,
      file: `lib/statement.${extension}`,
      text: code(extension, `"s3:GetObject"`).replace(
        "  role.addToPolicy(\n",
        `  role.addToPolicy(new iam.PolicyStatement({ actions: [«"sqs:*"»], resources: ["*"] }));\n  role.addToPolicy(\n`,
      ),
      messages: [/^`sqs:\*` allows a service that role .* did not use at all, .*; it goes\.$/],
      output: code(extension, `"s3:GetObject"`),
    },
    {
      name: `comments keep what they name in .${extension}`,
      file: `lib/kept.${extension}`,
      text: code(
        extension,
        `
        "s3:GetObject",
        // eslint-disable-next-line rule-to-test/no-unused-permissions -- the audit
        "s3:GetObjectAcl",
        "sqs:SendMessage", // iamend-keep sqs:SendMessage -- the drill
        /* eslint-disable rule-to-test/no-unused-permissions */
        "sqs:PurgeQueue",
        /* eslint-enable */
        "sqs:DeleteQueue", /* eslint-disable-line */
      `,
      ),
    },
    {
      name: `what is beside a comment goes in .${extension}`,
      file: `lib/beside.${extension}`,
      text: code(
        extension,
        `
        "s3:GetObject",
        // eslint-disable-next-line rule-to-test/no-unused-permissions -- the audit
        "s3:GetObjectAcl",
        «"sqs:PurgeQueue"»,
      `,
      ),
      messages: [/^`sqs:PurgeQueue` /],
      output: code(
        extension,
        `
        "s3:GetObject",
        // eslint-disable-next-line rule-to-test/no-unused-permissions -- the audit
        "s3:GetObjectAcl",
      `,
      ),
    },
    {
      name: `a comment about a rule of others in .${extension}`,
      file: `lib/others.${extension}`,
      text: code(
        extension,
        `
        "s3:GetObject",
        // eslint-disable-next-line no-restricted-syntax -- the audit
        «"s3:GetObjectAcl"»,
      `,
      ),
      messages: [GOES],
      // It is about nothing else.
      output: code(extension, FIXED),
    },
    {
      name: `code that was written since it was synthesised in .${extension}`,
      file: `lib/later.${extension}`,
      saved: code(extension, ONE_OF_TWO),
      text: `// A line more.\n${marked(code(extension, ONE_OF_TWO)).code}`,
    },
    {
      name: `code that says nothing of policies in .${extension}`,
      file: `lib/other.${extension}`,
      text: `export const actions = ["s3:GetObjectAcl", "*"];\n`,
    },
  ]),
  {
    name: "types around the list and its elements",
    file: "lib/typed.ts",
    text: code("ts", `"s3:GetObject", «("s3:GetObjectAcl" as string)!», ...([] as const)`),
    messages: [/^`s3:GetObjectAcl` was not used by role /],
    output: code("ts", `"s3:GetObject", ...([] as const)`),
  },
];

const root = cdkRoot(
  Object.fromEntries(CASES.map(({ file, text, saved }) => [file, marked(saved ?? text).code])),
  {
    "tsconfig.json": {
      compilerOptions: { module: "nodenext", noEmit: true, allowJs: true },
      include: ["lib"],
    },
  },
);

const PARSERS: readonly {
  readonly parser: string;
  readonly extensions: readonly string[];
  readonly languageOptions: Linter.LanguageOptions;
}[] = [
  { parser: "the parser of ESLint", extensions: ["js", "mjs", "jsx", "cjs"], languageOptions: {} },
  {
    parser: "the parser of typescript-eslint",
    extensions: [...JAVASCRIPT, ...TYPESCRIPT, ...COMMONJS],
    languageOptions: { parser: typescript },
  },
  {
    parser: "the same, with types",
    extensions: ["ts"],
    languageOptions: {
      parser: typescript,
      parserOptions: { project: "./tsconfig.json", tsconfigRootDir: root },
    },
  },
  {
    parser: "the parser of the plugin",
    extensions: [...TYPESCRIPT, "cts"],
    languageOptions: { parser: TYPESCRIPT_PARSER as Linter.Parser },
  },
];

describe.each(VERSIONS)("code of CDK with $version", ({ RuleTester: Tester }) => {
  Tester.describe = describe;
  Tester.it = it;
  Tester.itOnly = it.only;
  for (const { parser, extensions, languageOptions } of PARSERS) {
    const cases = CASES.filter(({ file }) => extensions.includes(file.slice(file.lastIndexOf(".") + 1))).map(
      ({ file, text, messages = [], output, name }) => ({
        name,
        filename: join(root, file),
        code: marked(text).code,
        settings: { iamend: { basePath: root, ...OPTIONS } },
        errors: marked(text).places.map((place, index) => ({ message: messages[index] ?? "", ...place })),
        output: output ?? null,
      }),
    );
    describe(`by ${parser}`, () => {
      // Comments name the rule by this.
      new Tester({ languageOptions }).run("no-unused-permissions", rules["no-unused-permissions"], {
        valid: cases
          .filter(({ errors }) => errors.length === 0)
          .map(({ name, filename, code: text, settings }) => ({ name, filename, code: text, settings })),
        invalid: cases.filter(({ errors }) => errors.length > 0),
      });
    });
  }
});
