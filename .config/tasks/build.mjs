// npm run build: installs if needed, generates the catalog, compiles every package.
import { build, install } from "./lib.mjs";

install();
build();
