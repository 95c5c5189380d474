// npm run lint: layering and correctness (ESLint), format (prettier), nothing unused (knip), pages as their generator writes them.
import { build, docs, install, node, step } from "./lib.mjs";

install();
build();
step("eslint");
node("node_modules/eslint/bin/eslint.js", [
  "--config",
  ".config/eslint.config.js",
  "--max-warnings",
  "0",
  ".",
]);
step("prettier");
node("node_modules/prettier/bin/prettier.cjs", ["--check", "--log-level", "warn", "."]);
step("knip");
node("node_modules/knip/bin/knip.js", ["--config", ".config/knip.json"]);
step("pages");
docs(["--check"]);
