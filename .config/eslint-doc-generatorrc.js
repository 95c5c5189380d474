// The generated parts of the plugin's pages: headers, tables of options, and the rules in its README.
import { format, resolveConfig } from "prettier";

/** @type {import("../packages/eslint-plugin/node_modules/eslint-doc-generator").GenerateOptions} */
export default {
  // Each page has a section about options, be it to say that there are none; a test looks at them.
  ruleDocSectionOptions: false,
  // The same rules as in `recommended`, for code.
  ignoreConfig: ["cdk"],
  postprocess: async (content, path) => format(content, { ...(await resolveConfig(path)), filepath: path }),
};
