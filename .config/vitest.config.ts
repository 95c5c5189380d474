import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL("..", import.meta.url));

/** `engine/node` → the index of that folder in the sources. */
function sourceOf(name: string): string {
  const [folder, ...below] = name.split("/");
  return fileURLToPath(
    new URL(`../packages/${[folder, "src", ...below, "index.ts"].join("/")}`, import.meta.url),
  );
}

export default defineConfig({
  root,
  resolve: {
    // Tests of the whole read the sources, so that coverage and mutants are those of the code and not of a build.
    alias: [
      "core",
      "source",
      "terraform",
      "cloudformation",
      "cdk",
      "engine",
      "engine/node",
      "engine/node/input",
      "cdk/assembly",
    ].map(
      // The whole name: what an alias finds at the beginning of a longer one, it would replace there.
      (name) => ({ find: new RegExp(`^@iamend/${name}$`), replacement: sourceOf(name) }),
    ),
  },
  test: {
    setupFiles: [fileURLToPath(new URL("vitest.setup.ts", import.meta.url))],
    include: ["packages/*/test/**/*.test.ts", "test/**/*.test.ts"],
    // Left to itself, Vitest leaves one core idle, which is half of a small machine.
    maxWorkers: availableParallelism(),
    testTimeout: Number(process.env["IAMEND_PROPERTY_RUNS"] ?? "0") > 2000 ? 3_600_000 : 120_000,
    hookTimeout: 120_000,
    coverage: { include: ["packages/*/src/**"], exclude: ["**/*.generated.ts"] },
  },
});
