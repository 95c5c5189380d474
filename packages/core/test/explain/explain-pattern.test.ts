import { describe, expect, it } from "vitest";
import { explainPattern, type Explanation } from "../../src/explain/explain-pattern.js";
import { catalogOf, unusedOf } from "../refine/world.js";

const catalog = catalogOf({ s3: "GetObject GetObjectAcl PutObject", sqs: "SendMessage" });

function explain(pattern: string, unused: readonly string[] = [], keep?: readonly string[]): Explanation {
  return explainPattern(pattern, unusedOf(...unused), catalog, keep);
}

/** The actions of each service, those nobody used with a minus sign; a star marks a wholly unused service. */
function summaryOf({ services }: Explanation): readonly string[] {
  return services.map(
    ({ service, pattern, actions, wholly }) =>
      `${service}${wholly ? "*" : ""} ${pattern} ${actions.map(({ name, unused }) => (unused ? `-${name}` : name)).join(" ")}`,
  );
}

describe("explainPattern", () => {
  it("explains a wildcard", () => {
    const explanation = explain("S3:get*", ["s3:GetObjectAcl"]);
    expect(explanation.decision).toMatchObject({ kind: "replaced", by: [{ pattern: "S3:GetObject" }] });
    expect(summaryOf(explanation)).toEqual(["s3 S3:get* GetObject -GetObjectAcl"]);
    expect(explanation.services[0]?.trie.map(({ prefix }) => prefix)).toEqual(["GetObject"]);
  });

  it("explains each service of everything", () => {
    const explanation = explain("*", ["sqs", "s3:PutObject"]);
    expect(explanation.decision).toMatchObject({ kind: "replaced", by: [{ pattern: "s3:Get*" }] });
    expect(summaryOf(explanation)).toEqual([
      "s3 s3:* GetObject GetObjectAcl -PutObject",
      "sqs* sqs:* -SendMessage",
    ]);
    expect(explanation.services.map(({ trie }) => trie.map(({ prefix }) => prefix))).toEqual([
      ["Get", "Put"],
      ["Send"],
    ]);
  });

  it.each(["s3:GetObject", "s3:?etObject*", "s3:Get?*", "s3:GetObjec?"])("shows no trie of %s", (pattern) => {
    const [service] = explain(pattern).services;
    expect(service?.trie).toEqual([]);
    expect(service?.actions.map(({ name }) => name)).toContain("GetObject");
  });

  it("says nothing of a pattern that cannot be read", () => {
    expect(explain("*:Get*", ["s3"])).toEqual({
      decision: {
        kind: "kept",
        pattern: "*:Get*",
        reason: "unreadable",
        detail: "AWS accepts no wildcard in the service before the colon",
      },
      services: [],
    });
  });

  it("counts a literal that no catalog has, and what the unused access names", () => {
    expect(summaryOf(explain("s3:New"))).toEqual(["s3 s3:New New"]);
    expect(summaryOf(explain("s3:New*", ["s3:NewThing"]))).toEqual(["s3 s3:New* -NewThing"]);
    expect(summaryOf(explain("new:*", ["new"]))).toEqual(["new* new:* "]);
  });

  it("minds what is kept", () => {
    expect(summaryOf(explain("s3:Get*", ["s3"], ["s3:GetObject"]))).toEqual([
      "s3* s3:Get* GetObject -GetObjectAcl",
    ]);
  });

  it("writes no replacement that another contains", () => {
    const hosts = catalogOf({
      ec2: "DescribeHostReservationOfferings DescribeHostReservations DescribeHosts",
    });
    const { decision } = explainPattern("ec2:DescribeHost*", unusedOf("ec2:DescribeHosts"), hosts);
    expect(decision).toMatchObject({
      by: [{ pattern: "ec2:DescribeHostReservation*" }],
      covered: [{ pattern: "ec2:DescribeHostReservations", by: "ec2:DescribeHostReservation*" }],
    });
  });
});
