// Whether the role of a single function takes over the statements that are for all.
import { memberOf, type Cursor } from "../cursor.js";

/** What JavaScript takes a value for; `false` itself is told apart from what is only like it. */
type Truth = "truthy" | "false" | "falsy" | "unknown";

const PLUGIN_SETTINGS = "serverless-iam-roles-per-function";

/**
 * As the plugin asks it: `own || (standard && own !== false)`.
 *
 * `settings`: of the function; `root`: of the service, whose `custom` may hold what is the standard for all.
 */
export function inheritance(settings: Cursor | undefined, root: Cursor): "yes" | "no" | "unknown" {
  const own = truthBehind(settings, "iamRoleStatementsInherit");
  if (own === "truthy") return "yes";
  if (own === "false") return "no";
  const standard = standardOf(root);
  if (standard === "false" || standard === "falsy") return own === "unknown" ? "unknown" : "no";
  return own === "unknown" || standard === "unknown" ? "unknown" : "yes";
}

function standardOf(root: Cursor): Truth {
  let around: Cursor | undefined = root;
  for (const name of ["custom", PLUGIN_SETTINGS]) {
    around = around === undefined ? undefined : memberOf(around, name);
    // A variable that is not read may hold it.
    if (around?.node.kind === "scalar") return truthOf(around) === "unknown" ? "unknown" : "falsy";
  }
  return truthBehind(around, "defaultInherit");
}

function truthBehind(around: Cursor | undefined, name: string): Truth {
  if (around === undefined) return "falsy";
  const value = memberOf(around, name);
  return value === undefined ? "falsy" : truthOf(value);
}

/** As JavaScript takes what `js-yaml`, with which the framework reads, makes of a node. */
function truthOf({ node }: Cursor): Truth {
  if (node.kind !== "scalar") return "truthy";
  if (node.tag !== undefined || node.text.includes("${")) return "unknown";
  switch (node.type) {
    case "null":
      return "falsy";
    case "boolean":
      return node.text.toLowerCase() === "true" ? "truthy" : "false";
    case "number":
      return /^[-+]?[0.]+$|nan/i.test(node.text)
        ? "falsy"
        : /^[-+]?[1-9]\d*$/.test(node.text)
          ? "truthy"
          : "unknown";
    case "string":
      return node.text === "" ? "falsy" : "truthy";
  }
}
