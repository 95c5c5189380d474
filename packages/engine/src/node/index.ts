export { ignoredByConfiguration } from "./configuration/ignored.js";
export {
  loadConfiguration,
  loadConfigurationSync,
  type ConfigurationOptions,
  type LoadedConfiguration,
} from "./configuration/load-configuration.js";
export { rebase } from "./configuration/rebase.js";
export { repositoryTop } from "./files/git-ignore.js";
export { displayName, underRoot } from "./files/root-path.js";
export { createSourceHost, type SourceHost } from "./files/source-host.js";
export { walkRoot, type Walk } from "./files/walk.js";
export { InputError } from "./input/input-error.js";
export { loadCatalog } from "./input/load-catalog.js";
export { readEvidenceFiles } from "./input/read-evidence-files.js";
export { readPrincipals, type FindingsInput } from "./input/read-principals.js";
export { mayHoldStatements, usesLibrary } from "@iamend/cdk";
export { ADAPTERS, cdkAdapter, isOfDirectory, mayClaim } from "./project/adapters.js";
export { openProject, type OpenProjectInput } from "./project/open-project.js";
export { typescriptParser } from "./project/typescript-parser.js";
export { scopeOf, type Scope, type UnsavedText } from "./project/scope.js";
