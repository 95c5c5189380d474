import type { Deployment } from "./contract.js";

/** Nothing is known of how the source is deployed. */
export const NO_DEPLOYMENT: Deployment = { stacks: new Map() };
