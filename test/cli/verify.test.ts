import { describe, expect, it } from "vitest";
import { inFolder, runIamend, type Run } from "../support/run-iamend.js";

function verify(
  before: unknown,
  after: unknown,
  args: readonly string[] = [],
  files: Record<string, unknown> = {},
): Run {
  return inFolder({ "before.json": before, "after.json": after, ...files }, (cwd) =>
    runIamend(["verify", "before.json", "after.json", ...args], { cwd }),
  );
}

function policy(...statements: readonly unknown[]): unknown {
  return { Version: "2012-10-17", Statement: statements };
}

function allow(actions: string | readonly string[], more: Readonly<Record<string, unknown>> = {}): unknown {
  return { Effect: "Allow", Action: actions, Resource: "*", ...more };
}

describe("iamend verify", () => {
  it("calls a policy that is only written otherwise equivalent", () => {
    const run = verify(
      policy(allow(["s3:GetObject", "s3:PutObject"])),
      policy(allow("s3:putobject"), allow(["s3:GetObject"]), allow("s3:GetObject")),
    );
    expect(run).toMatchObject({
      code: 0,
      out: "equivalent: AFTER (after.json) allows exactly what BEFORE allows (before.json)\n",
    });
  });

  it("calls less narrower, and shows what went", () => {
    const run = verify(policy(allow("s3:*")), policy(allow("s3:Get*")));
    expect(run.code).toBe(0);
    expect(run.out).toMatch(/^narrower: /);
    expect(run.out).toContain("BEFORE allows and AFTER does not, for example:");
  });

  it("calls more wider, with a request that only AFTER allows, and exits 1", () => {
    const condition = { Condition: { StringEquals: { "aws:SourceVpc": "vpc-1" } } };
    const run = verify(policy(allow("s3:GetObject", condition)), policy(allow("s3:GetObject")), [
      "--format",
      "json",
    ]);
    expect(run.code).toBe(1);
    const report = JSON.parse(run.out) as Record<string, unknown>;
    expect(report).toMatchObject({
      relation: "wider",
      counterexample: { action: "s3:GetObject", allowedBefore: false, allowedAfter: true },
    });
  });

  it("sees that less in a Deny is more in the end", () => {
    const deny = (action: unknown): unknown => ({ Effect: "Deny", Action: action, Resource: "*" });
    const run = verify(
      policy(allow("s3:*"), deny(["s3:DeleteObject", "s3:DeleteBucket"])),
      policy(allow("s3:*"), deny("s3:DeleteObject")),
    );
    expect(run.code).toBe(1);
    expect(run.out).toMatch(/^wider: /);
    expect(run.out).toContain("s3:DeleteBucket");
  });

  it("calls both incomparable, with a request for each side", () => {
    const run = verify(policy(allow("s3:GetObject")), policy(allow("s3:PutObject")), ["--format", "json"]);
    expect(run.code).toBe(1);
    expect(JSON.parse(run.out)).toMatchObject({
      relation: "incomparable",
      counterexample: { action: "s3:PutObject" },
      reverse: { action: "s3:GetObject" },
    });
  });

  it("says with --unused what is still allowed, and what else was lost", () => {
    const unused = { "unused.json": [{ serviceNamespace: "s3", actions: ["PutObject", "DeleteObject"] }] };
    const before = policy(allow(["s3:GetObject", "s3:PutObject", "s3:DeleteObject"]));
    const done = verify(before, policy(allow("s3:GetObject")), ["--unused", "unused.json"], unused);
    expect(done.code).toBe(0);
    expect(done.out).toContain("unused: AFTER allows none of it");
    expect(done.out).toContain("used: AFTER has lost nothing else");
    const half = verify(
      before,
      policy(allow(["s3:GetObject", "s3:PutObject"])),
      ["--unused", "unused.json"],
      unused,
    );
    expect(half.code).toBe(0);
    expect(half.out).toContain("AFTER still allows 1 unused action: s3:PutObject");
    const lost = verify(
      before,
      policy(allow("s3:PutObject")),
      ["--unused", "unused.json", "--format", "json"],
      unused,
    );
    expect(lost.code).toBe(1);
    expect(JSON.parse(lost.out)).toMatchObject({
      relation: "narrower",
      stillAllowed: ["s3:PutObject"],
      lost: [{ action: "s3:GetObject", counterexample: { allowedBefore: true, allowedAfter: false } }],
    });
    const kept = verify(
      before,
      policy(allow("s3:GetObject")),
      ["--unused", "unused.json", "--keep", "s3:Put*"],
      unused,
    );
    expect(kept.code).toBe(1);
    expect(kept.out).toContain("s3:PutObject");
  });

  it("says unknown, and why, where it cannot decide", () => {
    const odd = { Condition: { BinaryEquals: { "aws:key": "QmluYXJ5" } } };
    const run = verify(
      policy(allow("s3:GetObject", odd)),
      policy(allow("s3:GetObject", { Condition: { BinaryEquals: { "aws:key": "b3RoZXI=" } } })),
    );
    expect(run.code).toBe(1);
    expect(run.out).toMatch(/^unknown: /);
  });

  it("does not take a plain operator on a multivalued key for one that sees a single value", () => {
    const tags = (tag: string): Readonly<Record<string, unknown>> => ({
      Condition: { StringEquals: { "aws:TagKeys": tag } },
    });
    const deny = { Effect: "Deny", Action: "ec2:CreateTags", Resource: "*", ...tags("admin") };
    const run = verify(
      policy(allow("ec2:CreateTags", tags("team")), deny),
      policy(allow("ec2:CreateTags", tags("team"))),
    );
    expect(run.code).toBe(1);
    expect(run.out).toMatch(/^unknown: /);
  });

  it("lets no text of a policy make up a line", () => {
    const forged = "arn:aws:s3:::x\nequivalent: AFTER";
    const run = verify(
      policy({ Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::y" }),
      policy({ Effect: "Allow", Action: "s3:GetObject", Resource: forged }),
    );
    expect(run.out.split("\n").filter((line) => line.startsWith("equivalent"))).toEqual([]);
  });

  it("agrees with what refine prints", () => {
    const before = policy(
      allow(["s3:Get*", "s3:List*"], { Condition: { Bool: { "aws:SecureTransport": "true" } } }),
    );
    const unused = [{ serviceNamespace: "s3", actions: ["GetBucketAcl", "GetObjectAcl", "ListBucket"] }];
    inFolder({ "before.json": before, "unused.json": unused }, (cwd) => {
      const refined = runIamend(["refine", "before.json", "--unused", "unused.json"], { cwd });
      const run = runIamend(["verify", "before.json", "-", "--unused", "unused.json"], {
        cwd,
        input: refined.out,
      });
      expect(run.code).toBe(0);
      expect(run.out).toMatch(/^narrower: /);
      expect(run.out).toContain("unused: AFTER allows none of it");
      expect(run.out).toContain("used: AFTER has lost nothing else");
    });
  });
});
