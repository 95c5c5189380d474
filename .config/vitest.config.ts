import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL("..", import.meta.url));

export default defineConfig({
  root,
  resolve: {
    // Tests of the whole read the sources, so that coverage and mutants are those of the code and not of a build.
    alias: Object.fromEntries(
      ["core", "source", "terraform", "cloudformation", "engine"].map((name) => [
        `@iamend/${name}`,
        fileURLToPath(new URL(`../packages/${name}/src/index.ts`, import.meta.url)),
      ]),
    ),
  },
  test: {
    setupFiles: [fileURLToPath(new URL("vitest.setup.ts", import.meta.url))],
    include: ["packages/*/test/**/*.test.ts", "test/**/*.test.ts"],
    testTimeout: Number(process.env["IAMEND_PROPERTY_RUNS"] ?? "0") > 2000 ? 3_600_000 : 120_000,
    hookTimeout: 120_000,
    coverage: { include: ["packages/*/src/**"], exclude: ["**/*.generated.ts"] },
  },
});
