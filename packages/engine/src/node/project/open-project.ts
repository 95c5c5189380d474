import type { Catalog, PrincipalFindings } from "@iamend/core";
import type { Host, Tie } from "@iamend/source";
import type { Configuration } from "../../configuration/configuration.js";
import type { Memory } from "../../project/memory.js";
import { createProject, type Project } from "../../project/project.js";
import { accountsThroughLinks } from "../files/accounts-through-links.js";
import { linkedElsewhere } from "../files/linked-elsewhere.js";
import { linkedFragments } from "../files/linked-fragments.js";
import { stacksThroughLinks } from "../files/stacks-through-links.js";
import type { Walk } from "../files/walk.js";
import { ADAPTERS, isOfDirectory, mayClaim } from "./adapters.js";
import { whyLinked, whyUntold, withholdFixes } from "./withhold-fixes.js";

/** A root as it was listed, and everything given beside it. */
export interface OpenProjectInput {
  readonly walk: Walk;
  readonly host: Host;
  /** Those of the walk, and what is not on disk yet; sorted. */
  readonly files: readonly string[];
  readonly configuration: Configuration;
  readonly findings: readonly PrincipalFindings[];
  /** What is deployed; the same array for the same evidence. */
  readonly evidence?: readonly Tie[];
  readonly catalog: Catalog;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Of projects over the same root. */
  readonly memory?: Memory;
  /** Is told what a person should know of how the source is deployed. */
  readonly note: (text: string) => void;
}

/** A project of all adapters (loaded before its first check) that minds what links make of the files of a root. */
export function openProject({ walk, configuration, note, ...input }: OpenProjectInput): Project {
  const { stacks, untold } = stacksThroughLinks(configuration.stacks, walk);
  const accounts = accountsThroughLinks(configuration.accounts, walk, mayClaim, note);
  const project = createProject({
    ...input,
    adapters: ADAPTERS,
    configuration: { ...configuration, stacks, accounts },
  });
  return withholdFixes(
    project,
    new Map([
      ...whyUntold(untold),
      ...whyLinked(linkedFragments(walk.links, input.host, isOfDirectory)),
      ...whyLinked(linkedElsewhere(walk, isOfDirectory)),
    ]),
  );
}
