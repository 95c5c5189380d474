import { describe, expect, it } from "vitest";
import { createUniverse } from "../../src/refine/universe.js";
import { allow, catalogOf, universeOf, unusedOf } from "./world.js";

const catalog = catalogOf({ s3: "GetObject PutObject", EC2: "RunInstances" });

function namesOf(universe: ReturnType<typeof universeOf>, service: string): readonly string[] {
  return universe.actions(service).map(({ name }) => name);
}

describe("the services of a universe", () => {
  it("are those of the catalog, the unused access, the policy and the keeps: folded, sorted, each once", () => {
    const universe = createUniverse(
      catalog,
      unusedOf("SQS", "a4b:Get"),
      [
        allow("SNS:Publish", "S3:*", "New:*"),
        allow({ opaque: "x", values: ["kms:Decrypt"] }, { opaque: "y" }),
      ],
      ["iam:PassRole", "zz:*"],
    );
    expect(universe.services).toEqual(["a4b", "ec2", "iam", "kms", "new", "s3", "sns", "sqs", "zz"]);
  });

  it.each(["*", "*:Get", "get", ":Get", "new:", ""])("have none for %j", (text) => {
    expect(universeOf(catalog, unusedOf(), [text], [text]).services).toEqual(["ec2", "s3"]);
  });
});

describe("the actions of a universe", () => {
  it("are sorted by folded name, whatever they come from", () => {
    const universe = universeOf(
      catalog,
      unusedOf("s3:listBuckets", "s3:GetAcl"),
      ["s3:zip", "s3:Abort", "s3:New*"],
      ["s3:Move", "s3:Old*"],
    );
    expect(universe.actions("s3")).toEqual(
      ["Abort", "GetAcl", "GetObject", "listBuckets", "Move", "PutObject", "zip"].map((name) => ({
        name,
        folded: name.toLowerCase(),
        ...(["GetObject", "PutObject"].includes(name) ? { retired: false } : {}),
      })),
    );
  });

  it.each([
    { unused: ["s3:GETOBJECT"], written: ["s3:getObject"], keep: [], spelled: "GetObject" },
    { unused: ["s3:LISTAll"], written: ["s3:ListAll"], keep: ["s3:listall"], spelled: "LISTAll" },
    { unused: [], written: ["s3:ListAll", "s3:LISTAll"], keep: ["s3:listall"], spelled: "ListAll" },
    { unused: [], written: [], keep: ["s3:listall", "s3:ListAll"], spelled: "listall" },
  ])("are spelled $spelled after $unused, $written, $keep", ({ unused, written, keep, spelled }) => {
    const universe = universeOf(catalog, unusedOf(...unused), written, keep);
    const same = namesOf(universe, "s3").filter((name) => name.toLowerCase() === spelled.toLowerCase());
    expect(same).toEqual([spelled]);
  });

  it("are the catalog's own where nobody names another", () => {
    const universe = universeOf(catalog, unusedOf("s3:getobject", "ec2"), ["s3:PutObject", "ec2:*"]);
    expect(universe.actions("s3")).toBe(catalog.actions("s3"));
    expect(universe.actions("ec2")).toBe(catalog.actions("ec2"));
    expect(universe.actions("none")).toEqual([]);
  });

  it("are merged once", () => {
    const universe = universeOf(catalog, unusedOf("s3:New"));
    expect(universe.actions("s3")).toBe(universe.actions("s3"));
  });
});

describe("isUnused and isWhollyUnused", () => {
  const universe = universeOf(catalog, unusedOf("S3:PutObject", "sqs", "sns:"), [], ["SQS:Send*"]);

  it.each([
    ["s3", "putobject", true],
    ["s3", "getobject", false],
    ["sqs", "receivemessage", true],
    ["sqs", "sendmessage", false],
    ["sns", "publish", false],
    ["ec2", "runinstances", false],
  ])("%s:%s is unused: %s", (service, name, unused) => {
    expect(universe.isUnused(service, name)).toBe(unused);
  });

  it.each([
    ["s3", false],
    ["sqs", true],
    ["sns", false],
    ["ec2", false],
  ])("%s is wholly unused: %s", (service, wholly) => {
    expect(universe.isWhollyUnused(service)).toBe(wholly);
  });
});

describe("keepBeyondKnowledge", () => {
  it.each([
    // with a known match, only a wildcard keep that matches nothing known protects a pattern
    { keep: ["s3:GetNew*"], pattern: "s3:Get*", known: true, keeping: "s3:getnew*" },
    { keep: ["S3:Get?New"], pattern: "S3:GET*", known: true, keeping: "s3:get?new" },
    { keep: ["s3:GetNew*"], pattern: "s3:Put*", known: true, keeping: undefined },
    { keep: ["s3:Get*"], pattern: "s3:Get*", known: true, keeping: undefined },
    { keep: ["s3:GetNew"], pattern: "s3:Get*", known: true, keeping: undefined },
    { keep: ["*:New*"], pattern: "ec2:*", known: true, keeping: "*:new*" },
    { keep: ["*:Get*"], pattern: "ec2:*", known: true, keeping: undefined },
    { keep: ["new:*"], pattern: "new:Get*", known: true, keeping: "new:*" },
    { keep: ["s3:Old*", "s3:New*"], pattern: "s3:New*", known: true, keeping: "s3:new*" },
    { keep: [], pattern: "s3:Get*", known: true, keeping: undefined },
    // without one, every keep that meets it does
    { keep: ["s3:Get*"], pattern: "s3:G*w", known: false, keeping: "s3:get*" },
    { keep: ["s3:GetObject"], pattern: "s3:List*", known: false, keeping: undefined },
    { keep: ["s3:ListNew"], pattern: "s3:List*", known: false, keeping: "s3:listnew" },
    { keep: [], pattern: "s3:List*", known: false, keeping: undefined },
  ])("of $keep for $pattern (a known match: $known) is $keeping", ({ keep, pattern, known, keeping }) => {
    expect(universeOf(catalog, unusedOf("s3"), [], keep).keepBeyondKnowledge(pattern, known)).toBe(keeping);
  });
});
