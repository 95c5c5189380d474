import { UnitCollector } from "./collect-units.js";
import { LinkMemory } from "./link-memory.js";

/** What projects over one root have parsed and linked, so that none of them does it again. */
export interface Memory {
  readonly units: UnitCollector;
  readonly links: LinkMemory;
  /** Of what was made of source. */
  readonly outputUnits: UnitCollector;
  readonly outputLinks: LinkMemory;
}

export function createMemory(): Memory {
  return {
    units: new UnitCollector(),
    links: new LinkMemory(),
    outputUnits: new UnitCollector(),
    outputLinks: new LinkMemory(),
  };
}
