import { describe, expect, it } from "vitest";
import { accountsAt, type AccountsOfPath } from "../../../src/index.js";
import { accountsThroughLinks } from "../../../src/node/files/accounts-through-links.js";
import type { Walk } from "../../../src/node/files/walk.js";

const FILES = ["a/main.tf", "a/sub/main.tf", "c/main.tf", "main.tf"];

interface Case {
  readonly name: string;
  readonly accounts: Readonly<Record<string, readonly string[]>>;
  readonly links?: Walk["links"];
  readonly directoryLinks?: Walk["directoryLinks"];
  /** Path → its accounts in the end. */
  readonly expected: Readonly<Record<string, readonly string[] | undefined>>;
  readonly notes?: readonly RegExp[];
}

const cases: readonly Case[] = [
  {
    name: "a link to a file adds the accounts of its place to the directory, and not to those below",
    accounts: { a: ["1"], b: ["2"], c: ["3"] },
    links: [{ target: "a/main.tf", directory: "b", path: "b/main.tf" }],
    expected: { "a/main.tf": ["1", "2"], a: ["1", "2"], "a/sub/main.tf": ["1"], "c/main.tf": ["3"] },
    notes: [/^a is deployed as b too, .* 1, 2$/],
  },
  {
    name: "a link to a directory adds them to all of it",
    accounts: { a: ["1"], b: ["2"], "b/sub": ["4"] },
    directoryLinks: [{ target: "a", path: "b" }],
    expected: { "a/main.tf": ["1", "2"], "a/sub/main.tf": ["1", "4"], "c/main.tf": undefined },
    notes: [/^a is deployed as b too/],
  },
  {
    name: "a place without accounts leaves none",
    accounts: { a: ["1"] },
    directoryLinks: [{ target: "a", path: "b" }],
    expected: { "a/main.tf": undefined, a: undefined },
    notes: [/^a is deployed .* not known$/],
  },
  {
    name: "the same accounts stay",
    accounts: { "": ["1"], c: ["3"] },
    links: [{ target: "a/main.tf", directory: "b", path: "b/main.tf" }],
    directoryLinks: [{ target: "", path: "c/loop" }],
    expected: { "a/main.tf": ["1", "3"], "c/main.tf": ["3"] },
    notes: [/^the root/],
  },
  {
    name: "one set of accounts for all needs no look at links",
    accounts: { "": ["1"] },
    directoryLinks: [{ target: "a", path: "b" }],
    expected: { "a/main.tf": ["1"] },
  },
];

describe("accountsThroughLinks", () => {
  it.each(cases)("$name", ({ accounts, links = [], directoryLinks = [], expected, notes = [] }) => {
    const told: string[] = [];
    const before: readonly AccountsOfPath[] = Object.entries(accounts).map(([path, own]) => ({
      path,
      accounts: own,
    }));
    const after = accountsThroughLinks(
      before,
      { files: FILES, links, directoryLinks },
      (file) => file.endsWith(".tf"),
      (text) => told.push(text),
    );
    expect(Object.fromEntries(Object.keys(expected).map((path) => [path, accountsAt(path, after)]))).toEqual(
      expected,
    );
    expect(told).toHaveLength(notes.length);
    notes.forEach((note, index) => {
      expect(told[index]).toMatch(note);
    });
  });
});
