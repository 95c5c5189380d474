import { describe, expect, it } from "vitest";
import { KnownActions } from "../../src/proof/known-actions.js";
import { allow, catalogOf, unusedOf } from "../refine/world.js";

const catalog = catalogOf({ s3: "GetObject PutObject", ec2: "RunInstances" }, { s3: "GetOldObject" });

/** The actions of a service; those nobody used with a minus sign. */
function actionsOf(known: KnownActions, service: string): readonly string[] {
  return known.of(service).map(({ action, unused }) => (unused ? `-${action}` : action));
}

describe("KnownActions", () => {
  it("holds the services of the catalog, the unused access, the policy and the keeps, each once", () => {
    const known = new KnownActions(
      catalog,
      unusedOf("SQS", "s3:GetObject"),
      [allow("sns:Publish", "s3:GetObject", { opaque: "var.action", values: ["KMS:Decrypt"] })],
      ["iam:PassRole"],
    );
    expect([...known.services].sort()).toEqual(["ec2", "iam", "kms", "s3", "sns", "sqs"]);
  });

  it.each(["sns:*", "sns:Pub?ish", "*:Publish", "publish", ":Publish", "sns:", "*", ""])(
    "takes no name from %j, be it written or kept",
    (text) => {
      const written = new KnownActions(catalog, unusedOf(), [allow(text)], []);
      expect([...written.services].sort()).toEqual(["ec2", "s3"]);
      expect(new KnownActions(catalog, unusedOf(), [], [text]).services).toEqual(written.services);
    },
  );

  it("holds every name of a service, folded and once", () => {
    const known = new KnownActions(
      catalog,
      unusedOf("s3:getobject", "s3:NewFromFinding"),
      [allow("S3:NewFromPolicy", "s3:PUTOBJECT", { opaque: "var.action" })],
      ["s3:NewFromKeep"],
    );
    expect([...actionsOf(known, "s3")].sort()).toEqual([
      "-s3:getobject",
      "-s3:newfromfinding",
      "s3:getoldobject",
      "s3:newfromkeep",
      "s3:newfrompolicy",
      "s3:putobject",
    ]);
  });

  it("knows nothing of a service that nobody names", () => {
    expect(new KnownActions(catalog, unusedOf(), [], []).of("sqs")).toEqual([]);
  });

  it("takes every action of a wholly unused service for unused", () => {
    const known = new KnownActions(catalog, unusedOf("s3"), [], []);
    expect(actionsOf(known, "s3")).toEqual(["-s3:getobject", "-s3:putobject", "-s3:getoldobject"].sort());
    expect(actionsOf(known, "ec2")).toEqual(["ec2:runinstances"]);
  });

  it("takes nothing for unused where the set is empty", () => {
    const known = new KnownActions(catalog, unusedOf("ec2:"), [], []);
    expect(actionsOf(known, "ec2")).toEqual(["ec2:runinstances"]);
  });

  it.each([
    { keep: "s3:GetObject", left: ["-s3:putobject"] },
    { keep: "S3:get*", left: ["-s3:putobject"] },
    { keep: "*", left: [] },
    { keep: "ec2:*", left: ["-s3:getobject", "-s3:getoldobject", "-s3:putobject"] },
  ])("takes what $keep keeps for used", ({ keep, left }) => {
    const known = new KnownActions(catalog, unusedOf("s3"), [], [keep]);
    const unused = actionsOf(known, "s3").filter((action) => action.startsWith("-"));
    expect(unused.filter((action) => !action.includes("old")).sort()).toEqual(
      left.filter((action) => !action.includes("old")),
    );
  });

  it("counts the actions of a service once", () => {
    const known = new KnownActions(catalog, unusedOf(), [], []);
    expect(known.of("s3")).toBe(known.of("s3"));
  });
});
