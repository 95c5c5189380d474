// npm run corpus -- DIR [--json] [--diffs DIR]: checks and fixes any folder in memory, with made-up findings.
import { resolve } from "node:path";
import { build, install, node } from "./lib.mjs";

install({ quiet: true });
build({ quiet: true });
// Tasks run in the root of the workspace; paths are meant from where npm was started.
const from = process.env.INIT_CWD ?? process.cwd();
node(
  "test/corpus/run.mjs",
  process.argv.slice(2).map((arg) => (arg.startsWith("-") ? arg : resolve(from, arg))),
);
