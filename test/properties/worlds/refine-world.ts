import { createCatalog, type Catalog } from "../../../packages/core/src/catalog/catalog.js";
import { unusedAccess, type UnusedAccess } from "../../../packages/core/src/findings/unused-access.js";
import type { ActionElement } from "../../../packages/core/src/policy/document.js";
import { refineStatements, type Refinement } from "../../../packages/core/src/refine/refine-policy.js";
import type { World } from "../oracle/world.js";

export function catalogOf(world: World): Catalog {
  return createCatalog({
    format: "iamend-catalog/1",
    date: "2026-01-31",
    source: "made up",
    services: Object.fromEntries(
      Object.entries(world.catalog).map(([service, names]) => [service, names.join(" ")]),
    ),
    retired: {},
  });
}

export function unusedOf(world: World): UnusedAccess {
  return unusedAccess(
    world.unused.map(({ prefix, actions }) =>
      actions === undefined ? { prefix } : { prefix, actions: actions.map((name) => ({ name })) },
    ),
  );
}

/** What is judged: the refinement of a world, and what each statement then lists (nothing if it is gone). */
export function refineWorld(world: World): {
  readonly refinement: Refinement;
  readonly after: readonly After[];
} {
  const refinement = refineStatements(world.statements, unusedOf(world), catalogOf(world), {
    keep: world.keep,
  });
  return { refinement, after: refinement.plans.map(({ elements }) => elements) };
}

export type After = readonly ActionElement[] | undefined;

/** The world after its refinement, for another one; what is gone is gone. */
export function worldAfter(world: World, after: readonly After[]): World {
  const statements = world.statements.flatMap((statement, index) => {
    const elements = after[index];
    return elements === undefined ? [] : [{ ...statement, elements }];
  });
  return { ...world, statements };
}
