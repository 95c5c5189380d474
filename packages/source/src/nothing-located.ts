import type { Located } from "./contract.js";

/** A root in which nothing is located: what stands below the first adapter. */
export const NOTHING_LOCATED: Located = {
  lists: new Map(),
  statements: new Map(),
  bundles: new Map(),
  documents: [],
  directives: [],
  errors: [],
};
