// npm run test:mutation [-- --mutate GLOB]: changes the core in every small way; the tests must notice nine in ten.
import { build, install, node } from "./lib.mjs";

install();
build();
node("node_modules/@stryker-mutator/core/bin/stryker.js", [
  "run",
  ".config/stryker.config.json",
  ...process.argv.slice(2),
]);
