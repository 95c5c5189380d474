import { defineConfig } from "vitest/config";
import base from "./vitest.config.js";

// Away from UTC, so that a time read in the zone of the machine shows. The threads of the tests take it from here alone.
process.env["TZ"] = "America/New_York";

// The tests that judge the core alone. Whatever starts a process or a browser, or takes long on purpose, is far too slow
// to run for each mutant.
export default defineConfig({
  ...base,
  test: {
    ...base.test,
    include: ["packages/core/test/**/*.test.ts", "test/law.test.ts"],
    exclude: ["**/hostile.test.ts", "packages/core/test/compare/brute-force.test.ts"],
    isolate: false, // the modules load once and not for every mutant, which is three times as fast
  },
});
