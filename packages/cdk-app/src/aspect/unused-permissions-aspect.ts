import { CfnResource, Stage, type IAspect } from "aws-cdk-lib";
import type { IConstruct } from "constructs";
import { readKnowledge, type Knowledge } from "../shared/knowledge.js";
import type { UnusedPermissionsOptions } from "../shared/options.js";
import { NarrowedAssembly } from "./narrowed-assembly.js";
import { tellOfStages } from "./tell-of-stages.js";

/**
 * Takes unused permissions out of the identity policies of an app while it is synthesised, where `iamend check --fix` would.
 *
 * Deny statements, trust and resource policies, permission boundaries and `NotAction` are never touched. What is taken away, and what stays
 * though nobody used it, is told by annotations.
 */
export class UnusedPermissionsAspect implements IAspect {
  readonly #knowledge: Knowledge;
  readonly #assemblies = new WeakMap<IConstruct, NarrowedAssembly>();

  /** Reads the findings; throws where they or the options cannot be read. */
  constructor(options: UnusedPermissionsOptions) {
    this.#knowledge = readKnowledge(options, "UnusedPermissionsAspect");
  }

  visit(node: IConstruct): void {
    if (Stage.isStage(node)) tellOfStages(node, this);
    if (!CfnResource.isCfnResource(node)) return;
    // A stack need not stand in an App.
    const assembly = Stage.of(node) ?? node.node.root;
    const narrowed = this.#assemblies.get(assembly) ?? new NarrowedAssembly(assembly, this.#knowledge);
    this.#assemblies.set(assembly, narrowed);
    narrowed.watch(node);
  }
}
