import { describe, expect, it } from "vitest";
import type { Catalog } from "../../src/catalog/catalog.js";
import type { PolicyDocument, Statement } from "../../src/policy/document.js";
import { parsePolicy } from "../../src/policy/parse-policy.js";
import { policySize } from "../../src/policy/quota.js";
import { refinePolicy, refineStatements, type RefineOptions } from "../../src/refine/refine-policy.js";
import { allow, catalogOf, unusedOf } from "./world.js";

const catalog = catalogOf({
  s3: "GetObject GetObjectAcl PutObject DeleteObject",
  ec2: "RunInstances DescribeHosts",
  sqs: "SendMessage",
});

function documentOf(json: unknown): PolicyDocument {
  const read = parsePolicy(json);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}

/** A statement of JSON with these actions. */
function grant(action: string | readonly string[], effect = "Allow"): object {
  return { Effect: effect, Action: action, Resource: "*" };
}

function refine(
  statements: readonly object[],
  unused: readonly string[],
  options?: RefineOptions,
): ReturnType<typeof refinePolicy> {
  return refinePolicy(documentOf({ Statement: statements }), unusedOf(...unused), catalog, options);
}

describe("refineStatements", () => {
  it.each([
    [[allow("s3:GetObject")], ["unchanged"], false],
    [[allow("s3:GetObject"), allow("sqs:*")], ["unchanged", "removed"], false],
    [[allow("sqs:*")], ["refused"], true],
    [[allow("sqs:*"), allow("sqs:SendMessage")], ["refused", "refused"], true],
    [[allow("sqs:*"), { ...allow("s3:*"), effect: "Deny" }], ["refused", "unchanged"], true],
    [[allow("sqs:*"), { ...allow("s3:*"), effect: "unknown" }], ["removed", "unchanged"], false],
    [[allow("sqs:*"), { ...allow("sqs:*"), open: "var.more" }], ["removed", "refused"], false],
    [[{ ...allow("s3:*"), effect: "Deny" }], ["unchanged"], false],
    [[], [], false],
  ] as const)("%# has outcomes %j", (statements: readonly Statement[], outcomes, nothingLeft) => {
    const refinement = refineStatements(statements, unusedOf("sqs"), catalog);
    expect(refinement.plans.map(({ outcome }) => outcome)).toEqual(outcomes);
    expect(refinement.nothingLeft).toBe(nothingLeft);
  });

  it("says that the policy can go where nothing is left, and keeps the statements", () => {
    const { plans } = refineStatements([allow("sqs:*")], unusedOf("sqs"), catalog);
    expect(plans).toMatchObject([
      {
        decisions: [{ kind: "removed" }],
        elements: [{ pattern: "sqs:*" }],
        refused: {
          code: "nothing-left",
          message: "no Allow statement would remain: the policy can be detached or deleted",
        },
      },
    ]);
  });

  it("minds what is kept", () => {
    const refinement = refineStatements([allow("sqs:*")], unusedOf("sqs"), catalog, { keep: ["sqs:Send*"] });
    expect(refinement.plans).toMatchObject([{ outcome: "unchanged" }]);
  });
});

describe("refinePolicy", () => {
  it("writes what the law says", () => {
    const refined = refine(
      [grant("s3:Get*"), grant(["sqs:*"]), grant(["ec2:*", "s3:PutObject"]), grant("s3:*", "Deny")],
      ["s3:GetObjectAcl", "sqs", "ec2:RunInstances"],
    );
    expect(refined.json).toEqual({
      Statement: [grant("s3:GetObject"), grant(["ec2:DescribeHosts", "s3:PutObject"]), grant("s3:*", "Deny")],
    });
    expect(refined.plans.map(({ outcome }) => outcome)).toEqual([
      "narrowed",
      "removed",
      "narrowed",
      "unchanged",
    ]);
    expect(refined.nothingLeft).toBe(false);
    expect(refined.failures).toEqual([]);
  });

  it("leaves a policy of which nothing would be left", () => {
    const refined = refine([grant("sqs:*")], ["sqs"]);
    expect(refined.json).toEqual({ Statement: [grant("sqs:*")] });
    expect(refined.nothingLeft).toBe(true);
    expect(refined.failures).toEqual([]);
  });

  it("minds what is kept", () => {
    const refined = refine([grant("s3:*")], ["s3:DeleteObject", "s3:PutObject"], { keep: ["s3:Put*"] });
    expect(refined.json).toEqual({ Statement: [grant(["s3:Get*", "s3:PutObject"])] });
    expect(refined.failures).toEqual([]);
  });

  it("changes nothing the second time", () => {
    const unused = ["s3:GetObjectAcl", "sqs", "ec2:RunInstances"];
    const once = refine([grant("*"), grant("s3:Get*")], unused);
    const twice = refinePolicy(documentOf(once.json), unusedOf(...unused), catalog);
    expect(twice.json).toEqual(once.json);
    expect(twice.plans.every(({ outcome }) => outcome === "unchanged")).toBe(true);
  });
});

describe("the quota", () => {
  const statements = [grant("s3:*"), grant("*"), grant(["ec2:DescribeHosts", "ec2:RunInstances"])];
  const unused = ["s3:DeleteObject", "sqs", "ec2:RunInstances"];
  const original = policySize({ Statement: statements });
  const whole = refine(statements, unused);
  const full = policySize(whole.json);

  it("lets a result of just its size pass", () => {
    expect(full).toBeGreaterThan(original);
    expect(refine(statements, unused, { quota: full }).json).toEqual(whole.json);
  });

  it("leaves the statement that grows most, and no more than it must", () => {
    const refined = refine(statements, unused, { quota: full - 1 });
    expect(refined.plans.map(({ outcome }) => outcome)).toEqual(["narrowed", "refused", "narrowed"]);
    expect(refined.plans[1]).toMatchObject({
      elements: [{ pattern: "*" }],
      refused: {
        code: "over-quota",
        message: `the policy would have ${String(full)} characters, and the quota is ${String(full - 1)}; split it into several`,
      },
    });
    expect(refined.json).toEqual({
      Statement: [grant(["s3:Get*", "s3:PutObject"]), grant("*"), grant(["ec2:DescribeHosts"])],
    });
    expect(refined.failures).toEqual([]);
  });

  it("minds by how much a statement grows, and not how long it is before or after", () => {
    const long = ["iam:CreateInstanceProfile", "iam:PassRole", "iam:GetServiceLastAccessedDetails"];
    const mixed = [
      grant("s3:*"),
      grant(["*", "iam:PassRole"]),
      grant(["ec2:*", ...long]),
      grant(["sqs:*", "s3:GetObject"]),
    ];
    const size = policySize(refine(mixed, unused).json);
    const refined = refine(mixed, unused, { quota: size - 1 });
    expect(refined.plans.map(({ outcome }) => outcome)).toEqual([
      "narrowed",
      "refused",
      "narrowed",
      "narrowed",
    ]);
  });

  it("is minded again where a name went that only a statement knew", () => {
    const keep = ["s3:GetObject", "s3:GetObjectAcl", "s3:PutObject", "s3:DeleteObject"];
    const known = [grant(["s3:*", "sqs:*"]), grant(["s3:ZapAll", "ec2:RunInstances"])];
    const options = { keep, quota: policySize({ Statement: known }) + 10 };
    const refined = refine(known, ["s3", "sqs"], options);
    // While s3:ZapAll is a name, s3:* is to become three patterns, which is too long; afterwards it allows nothing unused.
    expect(refined.json).toEqual({ Statement: [grant(["s3:*"]), grant(["ec2:RunInstances"])] });
    expect(refined.failures).toEqual([]);
    const again = refinePolicy(documentOf(refined.json), unusedOf("s3", "sqs"), catalog, options);
    expect(again.json).toEqual(refined.json);
  });

  it("is minded again beside statements that went, changed or stay, whose plans are as they were", () => {
    const keep = ["s3:GetObject", "s3:GetObjectAcl", "s3:PutObject", "s3:DeleteObject"];
    const known = [
      grant("sqs:SendMessage"),
      grant(["s3:*", "sqs:*"]),
      grant(["s3:*", "sqs:*"]),
      grant(["s3:*", "sqs:*"]),
      grant(["s3:ZapAll", "ec2:RunInstances"]),
      grant("ec2:RunInstances"),
    ];
    const refined = refine(known, ["s3", "sqs"], { keep, quota: policySize({ Statement: known }) });
    expect(refined.plans.map(({ outcome, refused }) => refused?.code ?? outcome)).toEqual([
      "removed",
      "narrowed",
      "narrowed",
      "narrowed",
      "narrowed",
      "unchanged",
    ]);
    const longer = ["s3:DeleteObject", "s3:Get*", "s3:PutObject"];
    expect(refined.json).toEqual({
      Statement: [
        grant(["s3:*"]),
        grant(longer),
        grant(longer),
        grant(["ec2:RunInstances"]),
        grant("ec2:RunInstances"),
      ],
    });
    expect(refined.failures).toEqual([]);
  });

  it("leaves the next one as well where that is not enough", () => {
    const two = [grant("s3:*"), grant("*")];
    const refined = refine(two, unused, { quota: policySize({ Statement: two }) });
    expect(refined.plans.map(({ outcome }) => outcome)).toEqual(["refused", "refused"]);
    expect(refined.json).toEqual({ Statement: two });
  });

  it("counts what a statement that goes gives back", () => {
    const three = [grant("s3:*"), grant("sqs:SendMessage"), grant("sqs:*")];
    const refined = refine(three, unused, { quota: policySize({ Statement: three }) });
    expect(refined.plans.map(({ outcome }) => outcome)).toEqual(["narrowed", "removed", "removed"]);
  });

  it("is no bound for a policy that is over it already, for it crosses nothing new", () => {
    expect(refine(statements, unused, { quota: original - 1 }).json).toEqual(refine(statements, unused).json);
  });

  it("takes the first of two that grow as much", () => {
    const twins = [grant("s3:*"), grant("s3:*")];
    const both = policySize(refine(twins, unused).json);
    const refined = refine(twins, unused, { quota: both - 1 });
    expect(refined.plans.map(({ outcome }) => outcome)).toEqual(["refused", "narrowed"]);
  });
});

describe("a proof that fails", () => {
  /** A catalog that tells the refinement less than it tells the proof: the only honest way to make them disagree. */
  function forgetful(): Catalog {
    const asked = new Set<string>();
    const less = catalogOf({
      s3: "GetObject GetObjectAcl DeleteObject",
      ec2: "RunInstances",
      sqs: "SendMessage",
    });
    return {
      ...catalog,
      actions(service) {
        if (asked.has(service)) return catalog.actions(service);
        asked.add(service);
        return less.actions(service);
      },
    };
  }

  it("drops the change that it is about, and no other", () => {
    const statements = [grant("sqs:*"), grant("s3:*"), grant("s3:Get*"), grant("ec2:DescribeHosts")];
    const refined = refinePolicy(
      documentOf({ Statement: statements }),
      unusedOf("s3:DeleteObject", "s3:GetObjectAcl", "sqs"),
      forgetful(),
    );
    const message = "s3:putobject is not unused, and allowed no more";
    expect(refined.failures).toEqual([{ statement: 1, broken: "complete", message }]);
    expect(refined.json).toEqual({
      Statement: [grant("s3:*"), grant("s3:GetObject"), grant("ec2:DescribeHosts")],
    });
    expect(refined.plans.map(({ outcome }) => outcome)).toEqual([
      "removed",
      "refused",
      "narrowed",
      "unchanged",
    ]);
    expect(refined.plans[1]).toMatchObject({
      elements: [{ pattern: "s3:*" }],
      refused: { code: "proof-failed", message },
    });
  });

  it("gives the document as it was where no change is left", () => {
    const json = { Statement: grant("s3:*") };
    const refined = refinePolicy(documentOf(json), unusedOf("s3:DeleteObject"), forgetful());
    expect(refined.json).toEqual(json);
    expect(refined.failures).toHaveLength(1);
    expect(refined.nothingLeft).toBe(false);
  });

  it("drops every change where the result cannot be read as a policy", () => {
    const json = {
      Statement: [grant("s3:*"), grant("sqs:*"), grant("ec2:*")],
      Comment: "no key of a policy",
    };
    const document: PolicyDocument = {
      json,
      statements: [allow("s3:*"), allow("sqs:*"), allow("ec2:*")],
      singleStatement: false,
    };
    const refined = refinePolicy(document, unusedOf("s3:DeleteObject", "sqs"), catalog);
    expect(refined.json).toBe(json);
    expect(refined.failures).toEqual([
      { broken: "unchanged", message: "the result cannot be read as a policy" },
    ]);
    expect(refined.plans.map(({ outcome }) => outcome)).toEqual(["refused", "refused", "unchanged"]);
  });
});
