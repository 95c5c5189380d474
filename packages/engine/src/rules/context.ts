import type { Catalog } from "@iamend/core";
import type { Edit, Holder, Id, Located, Place } from "@iamend/source";
import type { Configuration } from "../configuration/configuration.js";
import type { Identity } from "../holders/identity.js";
import type { PrincipalIndex } from "../holders/principal-index.js";
import type { Reach } from "../link/reach.js";
import type { Directed } from "../plan/directives.js";
import type { BundlePlan } from "../plan/plan-bundle.js";
import type { ListPlan } from "../plan/plan-list.js";
import type { Redundancy } from "../plan/redundancies.js";
import type { BundleOffer } from "../prove/offer-bundles.js";
import type { Problem, RuleName } from "../report/problem.js";
import type { Offers } from "./offers.js";

/** What rules look at: one adapter's part of the project, already planned and proven. */
export interface RuleContext {
  readonly located: Located;
  readonly reach: Reach;
  readonly catalog: Catalog;
  readonly configuration: Configuration;
  readonly principals: PrincipalIndex;
  /** `within`: see `holdersIn`. */
  readonly identify: (holder: Holder, within: string) => Identity;
  readonly directed: Directed;
  readonly plans: readonly ListPlan[];
  readonly bundlePlans: readonly BundlePlan[];
  readonly redundancies: readonly Redundancy[];
  readonly offers: Offers;
  readonly bundleOffer: BundleOffer;
  /** The edit that writes another name in the place of an item; it is not proven, and may widen. */
  readonly respell: (list: Id, item: number, name: string) => readonly Edit[] | undefined;
}

/** What a rule says; severity and fingerprint come from outside. */
export type Finding = Omit<Problem, "rule" | "severity" | "fingerprint">;

/** A rule: what is wrong, in the order of its own liking. */
export interface Rule {
  readonly name: RuleName;
  readonly check: (context: RuleContext) => Iterable<Finding>;
}

/** Whether a place can be reported at all: what lies in folders of others is only context. */
export function isReported(at: Place): boolean {
  return !/(?:^|\/)(?:node_modules|\.terraform|\.terragrunt-cache|cdk\.out|\.aws-sam|\.serverless)\//.test(
    at.file,
  );
}
