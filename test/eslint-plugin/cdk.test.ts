import { describe, expect, it } from "vitest";
import { assembly } from "../../packages/eslint-plugin/test/rules/support/cdk-root.js";
import { describeInstalled } from "./support/installed.js";
import { placeOf, type Project } from "./support/project.js";

const OPTIONS = { findings: ["findings.json"], accounts: ["111122223333"] };

/** Tells, when ESLint is done, whether the compiler of TypeScript was loaded. */
const WATCHED = `import { createRequire } from "node:module";

process.on("exit", () => {
  const loaded = Object.keys(createRequire(import.meta.url).cache);
  console.error(\`TypeScript: \${String(loaded.some((path) => /[\\\\/]typescript-estree[\\\\/]/.test(path)))}\`);
});
`;

function configuration(objects: string): Readonly<Record<string, string>> {
  return {
    "eslint.config.mjs": `${WATCHED}import iamend from "eslint-plugin-iamend";\n\nexport default [${objects}];\n`,
  };
}

const CONFIGURED = configuration(`...iamend.config(${JSON.stringify(OPTIONS)})`);

/** A stack with two statements; types that only a parser of TypeScript reads. */
const STACK = `import { Stack } from "aws-cdk-lib";
import * as iam from "aws-cdk-lib/aws-iam";
import { READ } from "./shared.js";

export class Reports extends Stack {
  public allow(role: iam.Role): void {
    role.addToPolicy(
      new iam.PolicyStatement({
        actions: ["s3:GetObject", "s3:GetObjectAcl"],
        resources: ["*"],
      }),
    );
    role.addToPolicy(new iam.PolicyStatement({ actions: READ, resources: ["*"] }));
  }
}
`;
const FIXED = STACK.replace(', "s3:GetObjectAcl"', "");
const SHARED = `export const READ = ["logs:PutLogEvents"];\n`;

const CODE = { "lib/stack.ts": STACK };
const APP = {
  ...CODE,
  ...CONFIGURED,
  "lib/shared.ts": SHARED,
  "lib/elsewhere.ts": `export const name: string = "reports";\n`,
  // Written last, for code that is younger makes it stale.
  ...assembly(CODE),
};

const PLACE = "9:35-9:52 iamend/no-unused-permissions";

describeInstalled("code of CDK", (project) => {
  it("is linted where nothing else is said of TypeScript, and fixed", () => {
    const { lint, eslint, read } = project(APP);
    const linted = lint(["."]);
    expect(placesIn(linted)).toEqual([`lib/stack.ts ${PLACE}`]);
    expect(Object.keys(linted)).toContain("lib/elsewhere.ts");
    expect(eslint([".", "--fix"])).toMatchObject({ code: 0, out: "" });
    expect(read("lib/stack.ts")).toBe(FIXED);
  });

  it("is linted by several threads", () => {
    expect(placesIn(project(APP).lint([".", "--concurrency", "2"]))).toEqual([`lib/stack.ts ${PLACE}`]);
  });

  it("is linted without findings", () => {
    const text = STACK.replace('"s3:GetObjectAcl"', '"s3:GetObjct", "s3:GetObject"');
    const { lint, eslint, read } = project({
      ...configuration("iamend.configs.recommended, iamend.configs.cdk"),
      "lib/stack.ts": text,
    });
    expect(placesIn(lint(["."]))).toEqual([
      "lib/stack.ts 9:35-9:48 iamend/no-unknown-actions",
      "lib/stack.ts 9:50-9:64 iamend/no-redundant-actions",
    ]);
    // Nothing is known of where it is deployed.
    expect(eslint([".", "--fix"]).code).toBe(0);
    expect(read("lib/stack.ts")).toBe(text);
  });

  it("is judged as it is typed, as far as what was synthesised tells of it", () => {
    const { lint } = project(APP);
    const stdin = ["--stdin", "--stdin-filename", "lib/stack.ts"];
    expect(placesIn(lint(stdin, STACK))).toEqual([`lib/stack.ts ${PLACE}`]);
    expect(lint([...stdin, "--fix-dry-run"], STACK)["lib/stack.ts"]?.output).toBe(FIXED);
    expect(placesIn(lint(stdin, FIXED))).toEqual([]);
    const [typed] = lint(stdin, STACK.replace("Reports", "Reporting"))["lib/stack.ts"]?.messages ?? [];
    expect(typed?.message).toMatch(/ Not fixed: .*cdk\.out is older than lib\/stack\.ts/);
    expect(typed?.fix).toBeUndefined();
  });

  it("is linted again when it was synthesised again, and for no other change", () => {
    const { lint, read, write } = project(APP);
    const cached = [".", "--cache"];
    expect(placesIn(lint(cached))).toHaveLength(1);
    // Only the cache can know this word.
    write({ ".eslintcache": read(".eslintcache").replaceAll("s3:GetObjectAcl", "s3:FromTheCache") });
    write({ "lib/elsewhere.ts": `export const name: string = "another";\n` });
    expect(JSON.stringify(lint(cached))).toContain("s3:FromTheCache");

    const text = `// By the second team.\n${STACK}`;
    const later = { "lib/stack.ts": text };
    write(later);
    expect(placesIn(lint(cached))).toEqual([]);
    write(assembly(later));
    expect(placesIn(lint(cached))).toEqual([`lib/stack.ts ${PLACE.replaceAll("9:", "10:")}`]);
    write({ "cdk.out/iamend-record.json": { version: 1, files: {}, statements: [] } });
    expect(placesIn(lint(cached))).toEqual([]);
  });

  it("takes the parser that is set behind it, with types", () => {
    const { lint, eslint } = project({
      ...APP,
      "eslint.config.mjs": `import parser from "@typescript-eslint/parser";
import iamend from "eslint-plugin-iamend";

const asked = { create: ({ sourceCode }) => ({ Program: () => { if (!sourceCode.parserServices.program) throw new Error("no types"); } }) };

export default [
  ...iamend.config(${JSON.stringify(OPTIONS)}),
  {
    files: ["lib/*.ts"],
    plugins: { own: { rules: { asked } } },
    languageOptions: { parser, parserOptions: { project: "./tsconfig.json", tsconfigRootDir: import.meta.dirname } },
    rules: { "own/asked": "error" },
  },
];
`,
      "tsconfig.json": { compilerOptions: { noEmit: true }, include: ["lib"] },
    });
    expect(placesIn(lint(["."]))).toEqual([`lib/stack.ts ${PLACE}`]);
    const printed = eslint(["--print-config", "lib/stack.ts"]);
    expect(printed.out).toContain('"parser": "typescript-eslint/parser@');
  });
});

describe("a root without code of CDK", () => {
  describeInstalled("is not asked for it", (project) => {
    const others = {
      ...CONFIGURED,
      "findings.json": [],
      "main.tf": `resource "aws_iam_role" "app" {}\n`,
      "src/index.ts": `export const name: string = "s3:GetObject";\n`,
      "src/index.js": `export const name = "s3:GetObject";\n`,
    };

    it("leaves TypeScript alone, and does not load its compiler", () => {
      const { lint, eslint } = project(others);
      expect(Object.keys(lint(["."])).sort()).not.toContain("src/index.ts");
      expect(eslint(["."]).err).toContain("TypeScript: false");
    });

    it("would load it for such code", () => {
      expect(project(APP).eslint(["."]).err).toContain("TypeScript: true");
    });
  });
});

function placesIn(results: ReturnType<Project["lint"]>): readonly string[] {
  return Object.entries(results).flatMap(([file, { messages }]) =>
    messages.map((message) => `${file} ${placeOf(message)}`),
  );
}
