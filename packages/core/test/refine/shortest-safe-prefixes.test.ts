import { describe, expect, it } from "vitest";
import { shortestSafePrefixes } from "../../src/refine/shortest-safe-prefixes.js";

interface Case {
  readonly wildcard: string;
  readonly used: string;
  readonly unused: string;
  /** Each pattern with the actions that it was chosen for. */
  readonly patterns: Readonly<Record<string, string>>;
}

const cases: readonly Case[] = [
  {
    wildcard: "Get*",
    used: "GetObject GetObjectAcl GetObjectTagging GetBucketCORS",
    unused: "GetBucketAcl",
    patterns: { "GetObject*": "GetObject GetObjectAcl GetObjectTagging", GetBucketCORS: "GetBucketCORS" },
  },
  {
    wildcard: "*",
    used: "GetObject PutObject PutObjectAcl",
    unused: "GetObjectAcl",
    patterns: { GetObject: "GetObject", "Put*": "PutObject PutObjectAcl" },
  },
  // a candidate with exactly one match is that action
  { wildcard: "Get*", used: "GetObject", unused: "GetBucket", patterns: { GetObject: "GetObject" } },
  // the head ends inside a word
  {
    wildcard: "GetOb*",
    used: "GetObjectAcl GetObjectTagging GetObelisk",
    unused: "GetObjectLock",
    patterns: {
      GetObelisk: "GetObelisk",
      GetObjectAcl: "GetObjectAcl",
      GetObjectTagging: "GetObjectTagging",
    },
  },
  // the head ends with a word: that word alone is no candidate
  {
    wildcard: "Get*",
    used: "GetObject Get",
    unused: "GetBucket",
    patterns: { GetObject: "GetObject", Get: "Get" },
  },
  // safe is a property of strings, not of words
  {
    wildcard: "Describe*",
    used: "DescribeHostReservations DescribeHostReservationOfferings",
    unused: "DescribeHosts",
    patterns: {
      DescribeHostReservations: "DescribeHostReservations",
      "DescribeHostReservation*": "DescribeHostReservationOfferings DescribeHostReservations",
    },
  },
  // with a tail, a longer head may leave no room for it
  {
    wildcard: "Describe*Instances",
    used: "DescribeInstances DescribeSpotInstances DescribeSpotFleetInstances",
    unused: "DescribeReservedInstances",
    patterns: {
      DescribeInstances: "DescribeInstances",
      "DescribeSpot*Instances": "DescribeSpotFleetInstances DescribeSpotInstances",
    },
  },
  {
    wildcard: "Describe*Instances",
    used: "DescribeInstances DescribeInstancesOfInstances",
    unused: "DescribeReservedInstances",
    patterns: {
      DescribeInstances: "DescribeInstances",
      DescribeInstancesOfInstances: "DescribeInstancesOfInstances",
    },
  },
  {
    wildcard: "*Object*",
    used: "GetObject GetObjectAcl PutObject",
    unused: "PutObjectAcl",
    patterns: { "Get*Object*": "GetObject GetObjectAcl", PutObject: "PutObject" },
  },
  // the tail is compared without regard to case
  {
    wildcard: "Get*ACL",
    used: "GetObjectAcl GetObjectVersionAcl",
    unused: "GetBucketAcl",
    patterns: { "GetObject*ACL": "GetObjectAcl GetObjectVersionAcl" },
  },
  // words that differ in case only are one candidate, spelled as the first of them
  {
    wildcard: "*",
    used: "DELETE DeletePortal",
    unused: "GET",
    patterns: { "DELETE*": "DELETE DeletePortal" },
  },
  {
    wildcard: "*",
    used: "DeleteAll DELETEBoth",
    unused: "GET",
    patterns: { "DELETE*": "DeleteAll DELETEBoth" },
  },
];

function shortest({ wildcard, used, unused }: Case): Readonly<Record<string, string>> {
  const isUsed = new Set(used.split(" "));
  const matches = [...isUsed, ...unused.split(" ")]
    .map((name) => ({ name, folded: name.toLowerCase() }))
    .sort((left, right) => (left.folded < right.folded ? -1 : 1));
  return Object.fromEntries(
    shortestSafePrefixes(wildcard, matches, ({ name }) => !isUsed.has(name)).map((pattern) => [
      pattern.name,
      pattern.matches.map(({ name }) => name).join(" "),
    ]),
  );
}

describe("shortestSafePrefixes", () => {
  it.each(cases)("$wildcard without $unused", (one) => {
    expect(shortest(one)).toEqual(one.patterns);
  });

  it("asks no action twice whether a prefix is safe", () => {
    const asked: string[] = [];
    const matches = ["GetA", "GetB", "GetC", "Put"].map((name) => ({ name, folded: name.toLowerCase() }));
    shortestSafePrefixes("*", matches, ({ name }) => {
      asked.push(name);
      return name === "Put";
    });
    expect(asked.filter((name) => name === "GetC")).toHaveLength(2);
  });
});
