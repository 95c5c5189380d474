// npm run docs [-- --check]: writes what is generated of the plugin's pages; with --check, fails where that is not what stands there.
import { build, docs, install } from "./lib.mjs";

install();
build();
docs(process.argv.slice(2));
