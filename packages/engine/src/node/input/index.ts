// Reading alone, for who judges no source: the rest of `@iamend/engine/node` loads all adapters, which takes its time.
export { InputError } from "./input-error.js";
export { loadCatalog } from "./load-catalog.js";
export { readEvidenceFiles } from "./read-evidence-files.js";
export { readFindingsFiles } from "./read-findings-files.js";
export { readPrincipals, type FindingsInput } from "./read-principals.js";
export { parseJson, shapeError, withoutBom } from "./read-json.js";
export { readStandardText, readText, type InputText } from "./read-text.js";
