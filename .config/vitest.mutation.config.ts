import { defineConfig } from "vitest/config";
import base from "./vitest.config.js";

// The tests that judge the core alone: whatever starts a process or a browser is far too slow to run for each mutant,
// and what takes long on purpose kills none that others do not.
export default defineConfig({
  ...base,
  test: {
    ...base.test,
    include: ["packages/core/test/**/*.test.ts", "test/law.test.ts"],
    exclude: ["**/hostile.test.ts"],
    testTimeout: 30_000,
    isolate: false, // the modules load once and not for every mutant, which is three times as fast
  },
});
