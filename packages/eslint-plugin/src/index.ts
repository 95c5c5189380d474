import { loadAdapters } from "./context/load-adapters.js";
import { plugin } from "./plugin.js";

// ESLint asks synchronously for everything, so what loads from disk is loaded before.
await loadAdapters();

export type { ConfigOptions } from "./config/options.js";
export type * from "./languages/cloudformation/cfn-nodes.js";
export type { SourceComment } from "./languages/element.js";
export type * from "./languages/terraform/hcl-nodes.js";
export type { IamendConfigObject, IamendPlugin, IamendRule } from "./public-types.js";
export const { meta, languages, rules, configs, config } = plugin;
export default plugin;
