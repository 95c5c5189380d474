// npm run test:mutation [-- --mutate GLOB, --incremental]: changes the core in every small way; tests must notice 9 of 10.
import { build, install, node } from "./lib.mjs";

install();
build();
node("node_modules/@stryker-mutator/core/bin/stryker.js", [
  "run",
  ".config/stryker.config.json",
  ...process.argv.slice(2),
]);
