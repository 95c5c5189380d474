// npm run bench [-- --check]: prints figures; with --check, compares the ratios with the recorded ones.
import { build, install, node } from "./lib.mjs";

install();
build();
node("test/bench/run.mjs", process.argv.slice(2));
