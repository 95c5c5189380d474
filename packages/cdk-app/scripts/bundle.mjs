// What runs inside an app imports that app's own aws-cdk-lib; all else it brings along.
import { fileURLToPath } from "node:url";
import { bundle } from "../../../.config/bundle/bundle.mjs";
import { copyTypes } from "../../../.config/bundle/copy-types.mjs";
import { bundleRecorder } from "./bundle-recorder.mjs";

const here = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const ofApp = ["aws-cdk-lib", "constructs"];

copyTypes({ entry: here("../dist/modules/index.d.ts"), to: here("../dist/types"), allowed: ofApp });
await bundle({
  folder: here(".."),
  entries: { index: "dist/modules/index.js" },
  external: ofApp,
  aside: false,
});
await bundleRecorder(here(".."), here("../dist"));
