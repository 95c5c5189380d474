// What a command needs alone is a file of its own, loaded when that command runs.
import { fileURLToPath } from "node:url";
import { bundle } from "../../../.config/bundle/bundle.mjs";

await bundle({
  folder: fileURLToPath(new URL("..", import.meta.url)),
  entries: { iamend: "dist/modules/main.js" },
});
