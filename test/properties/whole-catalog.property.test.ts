import fc from "fast-check";
import { expect, it } from "vitest";
import { defaultCatalog } from "../../packages/core/src/catalog/default-catalog.js";
import { refineStatements } from "../../packages/core/src/refine/refine-policy.js";
import { refineByTheLaw } from "./oracle/law.js";
import type { World } from "./oracle/world.js";
import { RUNS, runs, TIMEOUT } from "./runs.js";
import { unusedOf } from "./worlds/refine-world.js";
import { realWorld } from "./worlds/worlds.js";

const catalog = defaultCatalog();
const everything: World["catalog"] = Object.fromEntries(
  catalog.services.map((service) => [service, catalog.actions(service).map(({ name }) => name)]),
);

/** The same questions, asked of all of AWS and with a `*` among them: half a second for the oracle, each. */
const worlds = realWorld.map((world): World => ({
  ...world,
  catalog: everything,
  statements: [{ effect: "Allow", key: "Action", elements: [{ pattern: "*" }] }, ...world.statements],
}));

it("with every service of AWS, every statement becomes what the law says", { timeout: TIMEOUT }, () => {
  fc.assert(
    fc.property(worlds, (world) => {
      const { plans } = refineStatements(world.statements, unusedOf(world), catalog, { keep: world.keep });
      const lawful = refineByTheLaw(world);
      expect(plans.map(({ elements }) => elements)).toEqual(lawful.map(({ elements }) => elements));
    }),
    runs(RUNS / 400),
  );
});
