import { parsePolicy } from "../../src/policy/parse-policy.js";
import type { JsonObject, PolicyDocument } from "../../src/policy/document.js";

/** A policy of the language 2012-10-17; throws on one that IAM would not read. */
export function policy(...statements: readonly JsonObject[]): PolicyDocument {
  return read({ Version: "2012-10-17", Statement: statements });
}

/** The same in the language 2008-10-17, which has no policy variables. */
export function oldPolicy(...statements: readonly JsonObject[]): PolicyDocument {
  return read({ Version: "2008-10-17", Statement: statements });
}

export function read(json: unknown): PolicyDocument {
  const result = parsePolicy(json);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

export function allow(Action: unknown, Resource: unknown = "*", rest: JsonObject = {}): JsonObject {
  return { Effect: "Allow", Action, Resource, ...rest };
}

export function deny(Action: unknown, Resource: unknown = "*", rest: JsonObject = {}): JsonObject {
  return { Effect: "Deny", Action, Resource, ...rest };
}

/** `allow` of one action on everything under a condition. */
export function when(Condition: JsonObject): JsonObject {
  return allow("s3:GetObject", "*", { Condition });
}

/** A statement of a trust or resource policy. */
export function trust(Principal: unknown, rest: JsonObject = {}): JsonObject {
  return { Effect: "Allow", Action: "sts:AssumeRole", Principal, ...rest };
}
