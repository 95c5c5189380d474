// npm run test:long: the properties over two hundred thousand random policies each.
import { build, install, node } from "./lib.mjs";

install();
build();
node(
  "node_modules/vitest/vitest.mjs",
  ["run", "--config", ".config/vitest.config.ts", "test/properties", ...process.argv.slice(2)],
  {
    env: { IAMEND_PROPERTY_RUNS: process.env.IAMEND_PROPERTY_RUNS ?? "200000" },
  },
);
