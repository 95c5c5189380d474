import { matchesGlob, readActionPattern } from "@iamend/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Problem } from "../../src/report/problem.js";
import { linkUnits } from "../support/link-json-policies.js";
import { readUnit } from "../support/read-json-policy.js";
import { CATALOG, checkWorld, fixedFiles, type Files, type World } from "../support/world.js";

const RUNS = Number(process.env["IAMEND_PROPERTY_RUNS"] ?? 2000) / 4;

const ACTIONS = CATALOG.services.flatMap((service) =>
  CATALOG.actions(service).map(({ name }) => `${service}:${name}`),
);
const ROLES = ["a", "b", "c"] as const;

const pattern = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...ACTIONS) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      "s3:*",
      "s3:Get*",
      "s3:*Object*",
      "s3:Get?bject",
      "ec2:*",
      "ec2:Describe*",
      "sqs:*",
      "S3:put*",
      "iam:*",
      "s3:Other",
      "new:*",
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom("*", "foo", "*:Get*") },
);
const item = fc.oneof(
  { weight: 8, arbitrary: pattern },
  {
    weight: 1,
    arbitrary: fc
      .record({ values: fc.option(fc.array(pattern, { maxLength: 2 }), { nil: undefined }) })
      .map(({ values }) => ({ opaque: "a variable", ...(values === undefined ? {} : { values }) })),
  },
);
const list = fc.array(item, { minLength: 1, maxLength: 4 });
const COMMON = ["one", "two"] as const;
const lists = fc.oneof(
  { weight: 4, arbitrary: list },
  { weight: 1, arbitrary: fc.constantFrom(...COMMON.map((name) => `@${name}`)) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(list, fc.constantFrom(...COMMON))
      .map(([own, name]) => ({ concat: [own, `@${name}`] })),
  },
);
const rarely = <Value>(arbitrary: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
const effect = fc.constantFrom("allow", "allow", "allow", "allow", "allow", "deny", "unknown", "allow-not");
const statement = fc
  .record({ effect, lists, open: rarely(fc.constant("why")), whole: rarely(fc.constant("why")) })
  .map(({ effect: key, lists: value, ...rest }) => ({ [key]: value, ...rest }));
const statements = fc.array(statement, { minLength: 1, maxLength: 3 });
const holder = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...ROLES).map((name) => `role ${name}`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom({ role: { default: "a" } }, { role: { unknown: "why" } }, "group g", {
      role: "a",
      address: "outside",
    }),
  },
);
const holders = fc.array(holder, { minLength: 1, maxLength: 2 });
const document = fc.record({
  kind: fc.constantFrom(
    "identity",
    "identity",
    "identity",
    "identity",
    "identity",
    "trust",
    "boundary",
    "unknown",
  ),
  attachment: fc.constantFrom("inline", "managed"),
  size: fc.constantFrom(100, 100, 100, 100, 100, 100, 6100, 6140, 10_200, undefined),
  unlisted: rarely(fc.constant("why")),
  include: fc.subarray(["base", "more"]),
  statements,
  holders,
  each: rarely(fc.record({ x: holders, y: holders })),
});
const root = fc.record({
  lists: fc.record({
    one: list,
    two: fc.oneof(
      list,
      list.map((items) => ({ sealed: "why", items })),
    ),
  }),
  fragments: fc.record({ base: statements, more: statements }),
  documents: fc.dictionary(fc.constantFrom("p", "q", "r"), document, { minKeys: 1 }),
  others: fc.dictionary(fc.constantFrom("s", "t"), document),
});
/** Mostly many, so that several holders agree on something. */
const unused = fc
  .tuple(
    fc.subarray([...ACTIONS, "s3:Other"], { minLength: 6 }),
    fc.subarray(["sqs", "ec2", "iam", "new"], { maxLength: 1 }),
    fc.nat(9),
  )
  .map(([actions, services, odd]) => (odd === 0 ? [] : [...actions, ...services]));
const anyWorld = fc
  .record({
    root,
    findings: fc.record(
      { "role a": unused, "role b": unused, "role c": unused },
      { requiredKeys: ["role a"] },
    ),
    keep: fc.array(fc.constantFrom("s3:Get*", "sqs:PurgeQueue", "new:Thing"), { maxLength: 1 }),
    compact: fc.boolean(),
  })
  .map(({ root: { lists: common, fragments, documents, others }, findings, keep, compact }): World => {
    const text = (json: object): string => `${JSON.stringify(json, null, compact ? 0 : 2)}\n`;
    return {
      files: {
        "a.json": text({ documents }),
        "b.json": text({ documents: others, fragments }),
        "c.json": text({ lists: common }),
      },
      findings: Object.fromEntries(Object.entries(findings).filter(([, entries]) => entries.length > 0)),
      configuration: { keep },
    };
  });

/** What is allowed, denied and so on, by document; read by the adapter and not by the engine. */
function contents(files: Files): ReadonlyMap<string, readonly Content[]> {
  const located = linkUnits(Object.entries(files).map(([file, text]) => readUnit(file, text)));
  return new Map(
    located.documents.map((found) => [
      found.address,
      found.statements.flatMap((id): readonly Content[] => {
        const one = located.statements.get(id);
        if (one === undefined) return [];
        const items = one.lists.flatMap((ref) => located.lists.get(ref)?.items ?? []);
        return [
          {
            sort: JSON.stringify([found.kind, one.effect, one.key]),
            isAllow: found.kind === "identity" && one.effect === "Allow" && one.key === "Action",
            patterns: items.flatMap((each) => ("value" in each ? [each.value] : [])),
            opaque: items.flatMap((each) => ("value" in each ? [] : [JSON.stringify(each.values)])),
          },
        ];
      }),
    ]),
  );
}

interface Content {
  readonly sort: string;
  readonly isAllow: boolean;
  readonly patterns: readonly string[];
  readonly opaque: readonly string[];
}

/** Names that no catalog has are names where the policy itself has them. */
function known(found: readonly Content[]): readonly string[] {
  const literals = found.flatMap(({ patterns }) =>
    patterns.filter((one) => !/[*?]/.test(one) && one.includes(":")),
  );
  return [...new Set([...ACTIONS, ...literals])];
}

function allows(found: readonly Content[], action: string): boolean {
  return found.some(({ isAllow, patterns }) => isAllow && patterns.some((one) => matchesGlob(one, action)));
}

/** Whether every holder of every instance of a document is known to leave an action unused. */
function isUnusedByAll(address: string, action: string, { files, findings = {} }: World): boolean {
  const located = linkUnits(Object.entries(files).map(([file, text]) => readUnit(file, text)));
  const found = located.documents.find((one) => one.address === address);
  return (
    found !== undefined &&
    found.holders.length > 0 &&
    found.holders.every(({ type, name }) => {
      const told = type === "role" && "literal" in name ? (findings[`role ${name.literal}`] ?? []) : [];
      return told.includes(action) || told.includes(action.split(":")[0] ?? "");
    })
  );
}

/** What is wrong with the files after some fixes; nothing if all is well. */
function wrongs(world: World, files: Files): readonly string[] {
  const wrong: string[] = [];
  const before = contents(world.files);
  const after = contents(files);
  if (after.size !== before.size) return [`${String(before.size)} documents, then ${String(after.size)}`];
  for (const [address, old] of before) {
    const now = after.get(address) ?? [];
    const rest = (all: readonly Content[]): string => JSON.stringify(all.filter(({ isAllow }) => !isAllow));
    if (rest(old) !== rest(now)) wrong.push(`${address}: something else than an Allow changed`);
    if (
      JSON.stringify(old.flatMap((one) => (one.isAllow ? one.opaque : []))) !==
      JSON.stringify(now.flatMap((one) => (one.isAllow ? one.opaque : [])))
    )
      wrong.push(`${address}: something not known went`);
    if (
      now.some(
        ({ patterns, opaque }, index) =>
          patterns.length + opaque.length === 0 && (old[index]?.patterns.length ?? 1) > 0,
      )
    )
      wrong.push(`${address}: a statement is empty`);
    const mayAllow = (all: readonly Content[]): boolean => all.some(({ sort }) => !sort.includes("Deny"));
    if (mayAllow(old) && !mayAllow(now)) wrong.push(`${address}: no Allow is left`);
    for (const action of known(old)) {
      const [was, is] = [allows(old, action), allows(now, action)];
      if (is && !was) wrong.push(`${address}: ${action} is allowed now`);
      if (was && !is && !isUnusedByAll(address, action, world)) wrong.push(`${address}: ${action} is lost`);
    }
  }
  return wrong;
}

function byFix(problems: readonly Problem[]): ReadonlyMap<string, readonly Problem[]> {
  const groups = new Map<string, Problem[]>();
  for (const problem of problems) {
    if (problem.fix === undefined) continue;
    groups.set(problem.fix.id, [...(groups.get(problem.fix.id) ?? []), problem]);
  }
  return groups;
}

/** The sizes in a world are only said: once fixed, what was near its quota has no room for more. */
function withoutRoom(files: Files): Files {
  return Object.fromEntries(
    Object.entries(files).map(([name, text]) => [
      name,
      text
        .replaceAll(/"size": (?:6100|6140)\b/g, '"size": 6144')
        .replaceAll('"size": 10200', '"size": 10240'),
    ]),
  );
}

describe("whatever is shared with whom", () => {
  it("fixes lose nothing that somebody uses, and widen nothing; a second check is silent", () => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        const result = checkWorld(world);
        expect(result.internalErrors).toEqual([]);
        const files = fixedFiles(world.files, result);
        expect(wrongs(world, files)).toEqual([]);
        const again = checkWorld({ ...world, files: withoutRoom(files) });
        expect(again.problems.filter(({ fix }) => fix !== undefined)).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  it("so does any subset of the fixes, and so do suggestions", () => {
    fc.assert(
      fc.property(anyWorld, fc.infiniteStream(fc.boolean()), (world, coins) => {
        const result = checkWorld({ ...world, allRules: true });
        const chosen = [...byFix(result.problems).values()].flatMap((group) =>
          coins.next().value === true ? group : [],
        );
        expect(wrongs(world, fixedFiles(world.files, { problems: chosen }))).toEqual([]);
        const suggested = fixedFiles(world.files, result, { suggestions: true });
        // What is added to a NotAction is meant to change it.
        const isAppended = result.problems.some(
          ({ refused, suggestions }) => refused?.code === "not-action" && suggestions !== undefined,
        );
        if (!isAppended) expect(wrongs(world, suggested)).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  it("fixing until nothing is left ends soon, with all rules", () => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        let files = world.files;
        for (let round = 0; round < 4; round += 1) {
          const result = checkWorld({ ...world, files, allRules: true });
          expect(result.internalErrors).toEqual([]);
          const fixed = fixedFiles(files, result, { suggestions: true });
          if (JSON.stringify(fixed) === JSON.stringify(files)) return;
          files = fixed;
        }
        expect.fail("still something to fix");
      }),
      { numRuns: RUNS },
    );
  });

  it("problems that are fixed are those whose patterns go", () => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        for (const { fix, pattern: text, refused, suggestions } of checkWorld(world).problems) {
          expect(fix === undefined).toBe(refused !== undefined);
          expect(fix === undefined || suggestions === undefined).toBe(true);
          expect(refused?.code).not.toBe("not-offered");
          if (fix !== undefined) expect(readActionPattern(text ?? "").kind).not.toBe("unreadable");
        }
      }),
      { numRuns: RUNS },
    );
  });
});
