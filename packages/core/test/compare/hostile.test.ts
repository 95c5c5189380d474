import { describe, expect, it } from "vitest";
import { comparePolicies } from "../../src/compare/compare-policies.js";
import { compareWithUnused } from "../../src/compare/compare-with-unused.js";
import { defaultCatalog } from "../../src/catalog/default-catalog.js";
import { unusedAccess } from "../../src/findings/unused-access.js";
import type { JsonObject, PolicyDocument } from "../../src/policy/document.js";
import { allow, deny, policy, trust } from "./documents.js";

const numbered = (count: number, text: (index: number) => string): readonly string[] =>
  Array.from({ length: count }, (_, index) => text(index));

/** Far above what any of these takes (about a second), far below what would be a hang. */
const LIMIT = 60_000;

function timed<Value>(work: () => Value): Value {
  const start = performance.now();
  const value = work();
  expect(performance.now() - start).toBeLessThan(LIMIT);
  return value;
}

function relation(before: PolicyDocument, after: PolicyDocument): string {
  return timed(() => comparePolicies(before, after, { catalog: defaultCatalog() }).relation);
}

const long = "*a".repeat(5000);
const loose = numbered(200, (index) => `*${String((index * 7919) % 1000)}x${String(index)}*`);
const names = numbered(1000, (index) => `s3:GetThing${String(index)}Name${String((index * 7919) % 1000)}`);

describe("hostile and large policies", () => {
  it("compares a pattern of 10,000 characters with itself and with a longer one", () => {
    expect(relation(policy(allow("s3:*", long)), policy(allow("s3:*", [long, "b"])))).toBe("wider");
    expect(relation(policy(allow("s3:*", long)), policy(allow("s3:*", `${long}*a*`)))).toMatch(
      /wider|incomparable|unknown/,
    );
    expect(relation(policy(allow(`s3:${long}`)), policy(allow(`s3:${long}`), allow("s3:a")))).toBe("wider");
  });

  it("does not know about two long patterns with nothing in common", () => {
    expect(relation(policy(allow("s3:*", long)), policy(allow("s3:*", "*b".repeat(5000))))).toBe("unknown");
  });

  it("compares 200 patterns that overlap in every way where that is needless", () => {
    const apart = policy(...loose.map((pattern) => allow("s3:*", pattern)));
    expect(relation(apart, policy(allow("s3:*", loose)))).toBe("equivalent");
    expect(relation(apart, apart)).toBe("equivalent");
  });

  it("does not know about 200 patterns that overlap in every way, each with its own condition", () => {
    const when = (key: string): PolicyDocument =>
      policy(...loose.map((one) => allow("s3:*", one, { Condition: { StringLike: { [key]: one } } })));
    expect(relation(when("aws:a"), when("aws:b"))).toBe("unknown");
    expect(relation(when("aws:a"), when("aws:a"))).toBe("equivalent");
  });

  it("does not know about 60 independent conditions of one key in sets", () => {
    const statements = (prefix: string): readonly JsonObject[] =>
      numbered(60, (index) => `${prefix}${String(index)}*`).map((value) =>
        allow("s3:*", "*", {
          Condition: { "ForAnyValue:StringLike": { "aws:TagKeys": value }, Bool: { [value]: "true" } },
        }),
      );
    expect(relation(policy(...statements("a")), policy(...statements("b")))).toMatch(/unknown|incomparable/);
  });

  it("compares 1,000 names and prefixes", () => {
    expect(relation(policy(allow(names)), policy(...names.map((name) => allow(name))))).toBe("equivalent");
    expect(relation(policy(allow(names)), policy(allow(names.slice(1))))).toBe("narrower");
    const prefixes = names.map((name) => `arn:aws:s3:::${name}/*`);
    expect(relation(policy(allow("s3:*", prefixes)), policy(allow("s3:*", [...prefixes].reverse())))).toBe(
      "equivalent",
    );
  });

  it("compares many policy variables", () => {
    const variables = numbered(80, (index) => `b/\${aws:PrincipalTag/t${String(index)}}/*`);
    const all = policy(allow("s3:*", variables), { Effect: "Deny", Action: "s3:*", NotResource: variables });
    expect(relation(all, all)).toBe("equivalent");
    expect(relation(policy(allow("s3:*", variables)), policy(allow("s3:*", variables.slice(1))))).toBe(
      "narrower",
    );
    const open = policy(allow("s3:*", "${".repeat(20_000)), deny("s3:*", `${"${a}".repeat(2000)}}`));
    expect(relation(open, open)).toBe("equivalent");
  });

  it("compares 20,000 statements and 20,000 principals", () => {
    const all = policy(
      ...numbered(20_000, (index) => `s3:A${String(index % 50)}`).map((name) => allow(name)),
    );
    expect(relation(all, all)).toBe("equivalent");
    const roles = numbered(20_000, (index) => `arn:aws:iam::${String(100_000_000_000 + index)}:role/r`);
    expect(relation(policy(trust({ AWS: roles })), policy(trust({ AWS: roles.slice(1) })))).toBe("narrower");
  });

  it("survives a principal nested too deeply to print", () => {
    let nested: unknown = "x";
    for (let depth = 0; depth < 100_000; depth += 1) nested = [nested];
    const odd = policy(trust(nested), trust({ AWS: nested }));
    expect(relation(odd, odd)).toBe("unknown");
  });

  it("says unknown on a budget that does not suffice, and nothing wrong on any budget", () => {
    const [before, after] = [
      policy(allow(["s3:Get*", "s3:*Object"])),
      policy(allow("s3:GetObject"), deny("s3:Put*")),
    ];
    expect(comparePolicies(before, after, { budget: 0 })).toMatchObject({ relation: "unknown" });
    for (let budget = 1; budget < 3000; budget += 37) {
      expect(["narrower", "unknown"]).toContain(comparePolicies(before, after, { budget }).relation);
    }
  });

  it("goes through the whole catalog for `*`", () => {
    const unused = unusedAccess([{ prefix: "s3" }, { prefix: "iam" }]);
    const services = defaultCatalog().services.filter((service) => service !== "s3" && service !== "iam");
    const after = policy(allow(services.map((service) => `${service}:*`)));
    expect(timed(() => compareWithUnused(policy(allow("*")), after, unused, defaultCatalog()))).toEqual({
      stillAllowed: [],
      lost: [],
      undecided: [],
    });
  });
});
