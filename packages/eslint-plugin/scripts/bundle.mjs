// What ESLint itself brings along is left to it; of types, users see only those that they can have.
import { fileURLToPath } from "node:url";
import { bundle } from "../../../.config/bundle/bundle.mjs";
import { copyTypes } from "../../../.config/bundle/copy-types.mjs";

const here = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const byEslint = ["eslint", "@eslint/core", "@eslint/plugin-kit"];

copyTypes({ entry: here("../dist/modules/index.d.ts"), to: here("../dist/types"), allowed: byEslint });
await bundle({ folder: here(".."), entries: { index: "dist/modules/index.js" }, external: byEslint });
