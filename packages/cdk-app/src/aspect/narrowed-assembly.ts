import type { JsonObject } from "@iamend/core";
import { Lazy, type CfnResource, type IResolvable, type IResolveContext } from "aws-cdk-lib";
import type { IConstruct } from "constructs";
import { judge } from "../shared/judge.js";
import { objectAt, sameJson } from "../shared/json-object.js";
import type { Knowledge } from "../shared/knowledge.js";
import { attachmentsElsewhere } from "./attachments-elsewhere.js";
import { findPrincipals } from "./find-principals.js";
import { narrowedValue, policyPropertyOf, type PolicyProperty } from "./policy-property.js";
import { nameStacks, renderStacks, type RenderedStack } from "./render-stacks.js";
import { tellJudgement } from "./tell-judgement.js";
import { tell } from "./tell.js";

/** A policy property whose value passes through here. */
interface Watched {
  readonly property: PolicyProperty;
  readonly token: IResolvable;
  /** What it was resolved to when the assembly was judged. */
  seen?: unknown;
  /** What is put in its place; absent: it stays. */
  narrowed?: unknown;
}

/**
 * The policies of an App or a Stage, narrowed while it is synthesised.
 *
 * Who holds a policy is only known when all is there: other Aspects add statements, Roles split policies that have grown too large, and
 * references to other stacks are prepared last. So nothing is changed when a resource is visited; its property is made to pass through here, and
 * the first of them that is asked for its final value has all stacks judged as they then are.
 */
export class NarrowedAssembly {
  readonly #watched = new Map<CfnResource, Watched>();
  readonly #visited = new Set<CfnResource>();
  /** Asked for at the first final value. */
  #state: "watching" | "judging" | "judged" = "watching";
  readonly #assembly: IConstruct;
  readonly #knowledge: Knowledge;

  constructor(assembly: IConstruct, knowledge: Knowledge) {
    this.#assembly = assembly;
    this.#knowledge = knowledge;
    // Where no property passes through here there still may be something to tell.
    assembly.node.addValidation({
      validate: () => {
        if (this.#state === "watching") this.#judge();
        return [];
      },
    });
  }

  /** Has the policies of a resource pass through here; what was judged before is judged again. */
  watch(resource: CfnResource): void {
    this.#state = "watching";
    this.#visited.add(resource);
    const property = policyPropertyOf(resource);
    if (property === undefined) return;
    const original: unknown = Reflect.get(resource, property.name);
    if (original === undefined || original === this.#watched.get(resource)?.token) return;
    const token = Lazy.uncachedAny({
      produce: (context) => this.#valueOf(resource, original, context),
    });
    this.#watched.set(resource, { property, token });
    Reflect.set(resource, property.name, token);
  }

  #valueOf(resource: CfnResource, original: unknown, context: IResolveContext): unknown {
    // References are only collected then, and have to be found in what was there before: a template keeps its exports.
    if (context.preparing) return original;
    const value: unknown = context.resolve(original);
    const watched = this.#watched.get(resource);
    if (watched === undefined) return value;
    if (this.#state === "judging") {
      watched.seen = value;
      return value;
    }
    if (this.#state === "watching") this.#judge();
    if (watched.narrowed === undefined) return value;
    if (sameJson(value, watched.seen)) return watched.narrowed;
    tell(
      resource,
      "warning",
      "changed-late",
      "its policy has changed since it was judged, so it is left as it is",
    );
    return value;
  }

  #judge(): void {
    this.#state = "judging";
    for (const watched of this.#watched.values()) {
      delete watched.seen;
      delete watched.narrowed;
    }
    const names = nameStacks(this.#assembly.node.root);
    const stacks = renderStacks(this.#assembly, names);
    const { addresses, unmatched } = findPrincipals(this.#knowledge.mappings, this.#assembly, names);
    const { configuration } = this.#knowledge;
    // Whoever else may attach them, managed policies stay.
    const context = configuration.attachments === "source" ? attachmentsElsewhere(this.#assembly, names) : [];
    const judgement = judge({ stacks, context, principals: addresses }, this.#knowledge);
    for (const stack of stacks) this.#narrow(stack, judgement.narrowed.get(stack.file));
    this.#state = "judged";
    tellJudgement({
      judgement,
      stacks,
      unmatched,
      knowledge: this.#knowledge,
      isVisited: (resource) => this.#visited.has(resource),
      isNarrowed: (resource) => this.#watched.get(resource)?.narrowed !== undefined,
    });
  }

  #narrow({ template, resources }: RenderedStack, after: JsonObject | undefined): void {
    if (after === undefined) return;
    for (const [id, resource] of resources) {
      const watched = this.#watched.get(resource);
      if (watched === undefined) continue;
      const { rendered } = watched.property;
      const [old, now] = [template, after].map(
        (one) => objectAt(one, "Resources", id, "Properties")?.[rendered],
      );
      if (sameJson(old, now)) continue;
      const narrowed = narrowedValue(watched.property, watched.seen, old, now);
      if (narrowed !== undefined) watched.narrowed = narrowed;
    }
  }
}
