import js from "@eslint/js";
import { defineConfig, globalIgnores } from "eslint/config";
import { fileURLToPath } from "node:url";
import tseslint from "typescript-eslint";
import layers from "./eslint/layers.js";
import * as purity from "./eslint/purity.js";

const root = fileURLToPath(new URL("..", import.meta.url));

const sources = ["packages/*/src/**/*.ts"];
const tests = ["packages/*/test/**/*.ts", "test/**/*.ts"];
const scripts = ["**/*.js", "**/*.mjs"];

/** The globals of Node that the scripts use. */
const nodeGlobals = {
  process: "readonly",
  Buffer: "readonly",
  console: "readonly",
  URL: "readonly",
  performance: "readonly",
  setTimeout: "readonly",
  clearTimeout: "readonly",
};

// A pattern that reached the regular expression engine could mean something else there, or never end.
const noBuiltRegExp = {
  selector: ":matches(NewExpression, CallExpression)[callee.name='RegExp']:not([arguments.0.type='Literal'])",
  message: "A regular expression is written as a literal, never built from input.",
};

export default defineConfig(
  globalIgnores([
    "**/dist/",
    "**/node_modules/",
    "**/coverage/",
    "**/reports/",
    "**/fixtures/",
    "**/.stryker-tmp/",
    "**/*.generated.ts",
  ]),
  {
    name: "scripts",
    files: scripts,
    extends: [js.configs.recommended],
    languageOptions: { sourceType: "module", globals: nodeGlobals },
    rules: { eqeqeq: "error" },
  },
  {
    name: "typescript",
    files: [...sources, ...tests],
    extends: [
      js.configs.recommended,
      tseslint.configs.strictTypeChecked,
      tseslint.configs.stylisticTypeChecked,
    ],
    languageOptions: {
      parserOptions: { project: ["packages/*/tsconfig.json", "test/tsconfig.json"], tsconfigRootDir: root },
    },
    rules: {
      eqeqeq: "error",
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      // An import of types alone says so once, and then loads nothing.
      "@typescript-eslint/no-import-type-side-effects": "error",
    },
  },
  { name: "sources", files: sources, rules: { "no-restricted-syntax": ["error", noBuiltRegExp] } },
  {
    name: "syntax trees of code",
    files: ["packages/cdk/src/**/*.ts"],
    // The types of nodes are texts in every tree, and not all trees are made by the parser that has them as an enum.
    rules: { "@typescript-eslint/no-unsafe-enum-comparison": "off" },
  },
  {
    name: "core is pure",
    files: ["packages/core/src/**/*.ts"],
    rules: {
      "no-restricted-imports": ["error", purity.imports],
      "no-restricted-globals": ["error", ...purity.globals],
      "no-restricted-properties": ["error", ...purity.properties],
      // Options replace those of the block before, so what holds for every source is said again.
      "no-restricted-syntax": ["error", noBuiltRegExp, ...purity.syntax],
    },
  },
  {
    name: "the engine is free of the platform",
    files: ["packages/engine/src/**/*.ts"],
    ignores: ["packages/engine/src/node/**"],
    rules: {
      "no-restricted-imports": ["error", purity.engineImports],
      "no-restricted-globals": ["error", ...purity.engineGlobals],
      "no-restricted-syntax": ["error", noBuiltRegExp, ...purity.engineSyntax],
    },
  },
  {
    name: "layers",
    files: ["packages/**/*.{ts,js,mjs}"],
    plugins: { layers },
    rules: { "layers/packages": "error", "layers/folders": "error" },
  },
);
