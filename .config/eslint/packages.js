// Which package may import which: the arrows of the design, written out.
import { visitImports } from "./imports.js";
import { partsOf, partsOfTarget } from "./paths.js";

const adapters = ["@iamend/terraform", "@iamend/cloudformation", "@iamend/cdk"];
const belowAdapters = ["@iamend/core", "@iamend/source"];
const belowEngine = [...belowAdapters, ...adapters];
const upToEngine = [...belowEngine, "@iamend/engine"];

/**
 * Folder of a package → its name, and the packages of ours that it may import.
 * @type {Readonly<Record<string, { name: string, may: readonly string[] }>>}
 */
const packages = {
  core: { name: "@iamend/core", may: [] },
  source: { name: "@iamend/source", may: ["@iamend/core"] },
  terraform: { name: "@iamend/terraform", may: belowAdapters },
  cloudformation: { name: "@iamend/cloudformation", may: belowAdapters },
  cdk: { name: "@iamend/cdk", may: belowAdapters },
  engine: { name: "@iamend/engine", may: belowEngine },
  report: { name: "@iamend/report", may: ["@iamend/core"] },
  aws: { name: "@iamend/aws", may: ["@iamend/core"] },
  usage: { name: "@iamend/usage", may: ["@iamend/core"] },
  "eslint-plugin": { name: "eslint-plugin-iamend", may: upToEngine },
  "cdk-app": { name: "@iamend/cdk-app", may: upToEngine },
  cli: { name: "iamend", may: [...upToEngine, "@iamend/report", "@iamend/aws", "@iamend/usage"] },
};

const ours = Object.values(packages).map(({ name }) => name);

/** @type {import("eslint").Rule.RuleModule} */
export default {
  meta: {
    type: "problem",
    docs: { description: "Packages import one another in one direction, and by name." },
    schema: [],
    messages: {
      direction: "{{from}} imports {{to}}; of our packages it may import {{allowed}}.",
      byPath:
        "{{from}} imports packages/{{folder}} by path (`{{specifier}}`); another package is imported by its name.",
      unknownTarget:
        "{{from}} imports {{to}}, which is not in the table of packages in .config/eslint/packages.js.",
      unknownPackage: "packages/{{folder}} is not in the table of packages in .config/eslint/packages.js.",
    },
  },
  create(context) {
    const [top, folder] = partsOf(context.filename);
    if (top !== "packages" || folder === undefined) return {};
    const row = Object.hasOwn(packages, folder) ? packages[folder] : undefined;
    if (row === undefined) {
      return { Program: (node) => context.report({ node, messageId: "unknownPackage", data: { folder } }) };
    }
    const { name: from, may } = row;
    const allowed = may.length === 0 ? "none" : `only ${may.join(", ")}`;
    return visitImports(({ node, specifier }) => {
      const target = partsOfTarget(context.filename, specifier);
      if (target !== undefined) {
        if (target[0] === "packages" && target[1] !== folder) {
          context.report({ node, messageId: "byPath", data: { from, folder: target[1] ?? "", specifier } });
        }
        return;
      }
      const to = packageName(specifier);
      if (ours.includes(to)) {
        if (!may.includes(to)) context.report({ node, messageId: "direction", data: { from, to, allowed } });
      } else if (to.startsWith("@iamend/")) {
        context.report({ node, messageId: "unknownTarget", data: { from, to } });
      }
    });
  },
};

/** `@scope/name/path` → `@scope/name`. @param {string} specifier */
function packageName(specifier) {
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}
