import * as v from "valibot";
import type { PolicyDocument } from "../policy/document.js";
import { parsePolicy } from "../policy/parse-policy.js";
import { failure, success, type InputProblem, type Result } from "../result.js";
import {
  sourceOf,
  type Notice,
  type Reading,
  type RecommendationFinding,
  type RecordPlace,
} from "./finding.js";
import { oldest } from "./instant.js";
import { jsonObject, present, quoted, readShape } from "./json-shape.js";
import { mergeRecommended } from "./merge-recommended.js";
import { readPrincipal } from "./principal.js";

const job = jsonObject({
  resourceArn: v.string(),
  status: v.string(),
  error: v.nullish(jsonObject({ code: v.nullish(v.string()), message: v.nullish(v.string()) })),
  nextToken: v.nullish(v.string()),
});

const step = jsonObject({
  recommendedAction: v.picklist(["CREATE_POLICY", "DETACH_POLICY"]),
  recommendedPolicy: v.nullish(v.string()),
  existingPolicyId: v.nullish(v.string()),
  policyUpdatedAt: v.nullish(v.string()),
});

const steps = jsonObject({
  recommendedSteps: v.array(jsonObject({ unusedPermissionsRecommendedStep: v.nullish(step) })),
});

interface Advice {
  readonly path: string;
  readonly documents: PolicyDocument[];
  readonly updated: (string | undefined)[];
}

/**
 * Reads one answer of `get-finding-recommendation`: for every existing policy, the document that is to take its place,
 * or that it is to be detached.
 *
 * A status other than `SUCCEEDED` is a problem; one inside a recommended document names its path as if it stood there.
 */
export function readRecommendation(value: unknown, place: RecordPlace): Result<Reading> {
  const header = readShape(job, value, place.path);
  if (!header.ok) return header;
  const { resourceArn: principal, status, error, nextToken } = header.value;
  if (status !== "SUCCEEDED") {
    return failure({ path: `${place.path}.status`, message: whyNoSteps(status, error) });
  }
  const arn = readPrincipal(principal, `${place.path}.resourceArn`);
  if (!arn.ok) return arn;
  const read = readShape(steps, value, place.path);
  if (!read.ok) return read;
  const problems: InputProblem[] = [];
  const notices: Notice[] = [];
  const byPolicy = new Map<string, Advice>();
  for (const [index, { unusedPermissionsRecommendedStep: one }] of read.value.recommendedSteps.entries()) {
    const path = `${place.path}.recommendedSteps[${String(index)}].unusedPermissionsRecommendedStep`;
    if (!one) continue;
    const policyId = one.existingPolicyId ?? undefined;
    if (policyId === undefined) {
      notices.push({ path, message: "ignored: it does not say which policy it is about (existingPolicyId)" });
      continue;
    }
    const advice: Advice = byPolicy.get(policyId) ?? { path, documents: [], updated: [] };
    byPolicy.set(policyId, advice);
    advice.updated.push(one.policyUpdatedAt ?? undefined);
    if (one.recommendedAction === "DETACH_POLICY") continue;
    const document = readDocument(one.recommendedPolicy, `${path}.recommendedPolicy`);
    if (document.ok) advice.documents.push(document.value);
    else for (const problem of document.problems) problems.push(problem);
  }
  if (problems.length > 0) return { ok: false, problems };
  const findings: RecommendationFinding[] = [];
  for (const [policyId, { path, documents, updated }] of byPolicy) {
    const recommended = mergeRecommended(documents);
    if (recommended === undefined && typeof nextToken === "string") {
      // The step that creates the narrower policy may be on the next page: "detach" would be a guess.
      const message = `ignored: what takes the place of ${quoted(policyId)} may stand on a further page (nextToken)`;
      notices.push({ path, message });
      continue;
    }
    findings.push({
      kind: "recommendation",
      principal,
      source: sourceOf("get-finding-recommendation", place),
      policyId,
      recommended: recommended ?? "detach",
      ...present({ policyUpdatedAt: oldest(updated) }),
    });
  }
  return success({ findings, notices });
}

function whyNoSteps(
  status: string,
  error:
    | { readonly code?: string | null | undefined; readonly message?: string | null | undefined }
    | null
    | undefined,
): string {
  const expected = `expected "SUCCEEDED", found ${quoted(status)}`;
  if (status === "IN_PROGRESS")
    return `${expected}; AWS is still at work, so get the recommendation again later`;
  const said = [error?.code, error?.message].filter((part) => typeof part === "string");
  return said.length === 0 ? expected : `${expected}; AWS says ${quoted(said.join(": "))}`;
}

function readDocument(text: string | null | undefined, path: string): Result<PolicyDocument> {
  if (typeof text !== "string") {
    return failure({ path, message: "expected a policy document (JSON in a string), found nothing" });
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return failure({
      path,
      message: "expected a policy document (JSON in a string), found a string that is no JSON",
    });
  }
  const document = parsePolicy(json);
  if (!document.ok) {
    const problems = document.problems.map((problem) => ({ ...problem, path: path + problem.path.slice(1) }));
    return { ok: false, problems };
  }
  const withPrincipal = document.value.statements.some(({ hasPrincipal }) => hasPrincipal === true);
  if (withPrincipal)
    return failure({ path, message: "expected the policy of a role or user, found one with a Principal" });
  return document;
}
