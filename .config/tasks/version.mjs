// npm run release:version: turns changesets into versions and changelogs; the root CHANGELOG is the command's.
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { install, node, root } from "./lib.mjs";

install();
node("node_modules/@changesets/cli/bin.js", ["version"]);
copyFileSync(join(root, "packages/cli/CHANGELOG.md"), join(root, "CHANGELOG.md"));
