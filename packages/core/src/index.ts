export {
  createCatalog,
  readCatalog,
  type Catalog,
  type CatalogAction,
  type CatalogFile,
} from "./catalog/catalog.js";
export { expandPattern, matchesAnAction } from "./catalog/expand-pattern.js";
export { defaultCatalog } from "./catalog/default-catalog.js";
export {
  comparePolicies,
  type CompareOptions,
  type Comparison,
  type Counterexample,
  type PolicyRelation,
} from "./compare/compare-policies.js";
export { compareWithUnused, type LostAction, type UnusedComparison } from "./compare/compare-with-unused.js";
export { describeDecision } from "./explain/describe-decision.js";
export { explainPattern, type Explanation, type ServiceExplanation } from "./explain/explain-pattern.js";
export type { TrieAction, WordNode } from "./explain/word-trie.js";
export { catalogLagDays } from "./findings/catalog-lag.js";
export type { Finding, FindingShape, FindingSource, Notice, Reading } from "./findings/finding.js";
export { parseInstant } from "./findings/instant.js";
export {
  joinFindings,
  principalsOf,
  type ContributingSource,
  type JoinedFindings,
  type JoinOptions,
  type LastUse,
  type PrincipalFindings,
  type Recommendation,
} from "./findings/join-findings.js";
export { principalKey, readPrincipal, samePrincipal, type PrincipalArn } from "./findings/principal.js";
export { readFindings, type ReadFindingsOptions } from "./findings/read-findings.js";
export { snapshotSchema, type Snapshot } from "./findings/snapshot.js";
export { unusedByRecommendation } from "./findings/unused-by-recommendation.js";
export {
  intersectUnused,
  unusedAccess,
  type UnusedAccess,
  type UnusedAction,
  type UnusedService,
} from "./findings/unused-access.js";
export { readActionPattern, type ActionPattern } from "./patterns/action-pattern.js";
export { containsGlob, sameGlob } from "./patterns/contains.js";
export { matchesGlob } from "./patterns/match.js";
export { overlapsGlob } from "./patterns/overlaps.js";
export type { ActionElement, JsonObject, PolicyDocument, Statement } from "./policy/document.js";
export { parsePolicy } from "./policy/parse-policy.js";
export { policySize, QUOTAS, type Attachment } from "./policy/quota.js";
export { proveStatements, type ProofFailure } from "./proof/prove-statements.js";
export type { Covered, Decision, KeptReason, RemovedReason, Replacement } from "./refine/decision.js";
export type { Refusal, RefusalCode, StatementPlan } from "./refine/plan-statement.js";
export {
  refinePolicy,
  refineStatements,
  type RefinedPolicy,
  type RefineOptions,
  type Refinement,
} from "./refine/refine-policy.js";
export type { InputProblem, Result } from "./result.js";
