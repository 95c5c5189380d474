import { describe, expect, it } from "vitest";
import { inFolder, runIamend, type Run } from "../support/run-iamend.js";

const CATALOG = {
  format: "iamend-catalog/1",
  date: "2026-01-31",
  source: "a test",
  services: {
    ec2: "DescribeHostReservationOfferings DescribeHostReservations DescribeHosts DescribeVpcs RunInstances",
    s3: "GetBucketAcl GetBucketAclPolicy GetBucketCORS GetObject GetObjectAcl GetObjectTagging PutObject",
  },
  retired: {},
};

function explain(
  pattern: string,
  unused: unknown,
  args: readonly string[] = [],
  env: Record<string, string> = {},
): Run {
  return inFolder({ "catalog.json": CATALOG, "unused.json": unused }, (cwd) =>
    runIamend(["explain", pattern, "--unused", "unused.json", "--catalog", "catalog.json", ...args], {
      cwd,
      env,
    }),
  );
}

describe("iamend explain", () => {
  it("draws the words of the actions, what is safe, and what is written", () => {
    expect(explain("s3:Get*", [{ serviceNamespace: "s3", actions: ["GetBucketAcl", "GetBucketCORS"] }]).out)
      .toMatchInlineSnapshot(`
      "s3:Get*  6 known actions, 2 unused
      ✓ allows nothing unused   ✗ allows something unused   → what is written

      ├─ ✗ Bucket                     1 used, 2 unused
      │  ├─ ✗ Acl                     1 used, 1 unused
      │  │  ├─ ✓ Policy               1 used  → s3:GetBucketAclPolicy
      │  │  └─ ✗ GetBucketAcl itself  unused
      │  └─ ✗ CORS                    1 unused
      └─ ✓ Object…                    3 used  → s3:GetObject*

      s3:Get* allows 2 unused actions and is replaced by 2 patterns:
        s3:GetBucketAclPolicy
        s3:GetObject*  3 actions
      "
    `);
  });

  it("says which string makes a prefix unsafe although all its words are used", () => {
    expect(explain("ec2:Describe*", [{ serviceNamespace: "ec2", actions: ["DescribeHosts"] }]).out)
      .toMatchInlineSnapshot(`
      "ec2:Describe*  4 known actions, 1 unused
      ✓ allows nothing unused   ✗ allows something unused   → what is written

      ├─ ✗ Host                     2 used  also matches ec2:DescribeHosts, unused
      │  ├─ ✓ ReservationOfferings  1 used  → ec2:DescribeHostReservation*
      │  └─ ✓ Reservations          1 used  → ec2:DescribeHostReservations, which ec2:DescribeHostReservation* allows already
      ├─ ✗ Hosts                    1 unused
      └─ ✓ Vpcs                     1 used  → ec2:DescribeVpcs

      ec2:Describe* allows 1 unused action and is replaced by 2 patterns:
        ec2:DescribeHostReservation*  2 actions
        ec2:DescribeVpcs
      "
    `);
  });

  it("folds what shares one fate, and unfolds it on demand", () => {
    const unused = [
      { serviceNamespace: "s3", actions: ["GetBucketAcl", "GetBucketCORS", "GetBucketAclPolicy"] },
    ];
    expect(explain("s3:Get*", unused).out).toContain("✗ Bucket…");
    expect(explain("s3:Get*", unused, ["--unfold"]).out).toContain("CORS");
  });

  it("draws one line a service for *", () => {
    expect(explain("*", [{ serviceNamespace: "s3", actions: ["GetBucketAcl"] }]).out).toMatchInlineSnapshot(`
      "*  2 services, 1 with something unused

      ✗ s3               1 of 7 actions unused  → 4 patterns
      ✓ 1 other service  nothing unused  → service:* each
      Explain service:* to see the words of one service.

      * allows 1 unused action and is replaced by 5 patterns:
        ec2:*  5 actions
        s3:GetBucketAclPolicy
        s3:GetBucketCORS
        s3:GetObject*  3 actions
        s3:PutObject
      "
    `);
  });

  it("lists what a pattern with ? is written out as", () => {
    expect(explain("s3:?etBucketCORS", [{ serviceNamespace: "s3", actions: ["GetBucketAcl"] }]).out)
      .toMatchInlineSnapshot(`
      "s3:?etBucketCORS  1 known action, 0 unused

      ✓ GetBucketCORS  used

      s3:?etBucketCORS stays: it allows nothing that is known to be unused
      "
    `);
  });

  it("explains a name, and a pattern that matches nothing", () => {
    expect(explain("s3:getobject", [{ serviceNamespace: "s3" }]).out).toMatchInlineSnapshot(`
      "s3:getobject  1 known action, 1 unused

      ✗ GetObject  unused

      s3:getobject is removed: nothing of its service was used
      "
    `);
    expect(explain("s3:Frob*", [{ serviceNamespace: "ec2" }]).out).toMatchInlineSnapshot(`
      "s3:Frob*  0 known actions, 0 unused

      s3:Frob* stays: it matches no known action, so nothing is known of its use
      "
    `);
  });

  it("paints safe nodes green and unsafe ones orange, on demand", () => {
    const unused = [{ serviceNamespace: "s3", actions: ["GetBucketAcl"] }];
    const coloured = explain("s3:Get*", unused, [], { FORCE_COLOR: "1" }).out;
    expect(coloured).toContain("\u001b[32m✓ Object…\u001b[0m");
    expect(coloured).toContain("\u001b[38;5;208m✗ Bucket\u001b[0m");
    expect(explain("s3:Get*", unused, [], { FORCE_COLOR: "1", NO_COLOR: "1" }).out).not.toContain("\u001b");
  });
});
