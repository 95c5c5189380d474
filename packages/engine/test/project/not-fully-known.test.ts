import { describe, expect, it } from "vitest";
import { checkWorld, policy, type World } from "../support/world.js";

const FINDINGS = { "role app": ["s3:PutObject"] };
const members = (more: string): string => `"holders": ["role app"], "size": 9${more}`;
const STATEMENT = '{ "allow": ["s3:GetObject"] }';

interface Case {
  readonly name: string;
  readonly statements?: string;
  readonly members?: string;
  readonly world?: Partial<World>;
  readonly notices?: number;
}

const cases: readonly Case[] = [
  { name: "an open document", members: members(', "open": "a value is missing."'), notices: 1 },
  {
    name: "an open statement without a pattern",
    statements: `${STATEMENT}, { "allow": [], "open": "a value is missing" }`,
    notices: 1,
  },
  {
    name: "an element that may be anything",
    statements: '{ "allow": ["s3:GetObject", { "opaque": "a value is missing" }] }',
    notices: 1,
  },
  {
    name: "an element that is one of some",
    statements: '{ "allow": ["s3:GetObject", { "opaque": "why", "values": ["s3:GetObject"] }] }',
  },
  {
    name: "a statement of which nobody knows what it does, and why",
    statements: '{ "unknown": ["s3:PutObject"], "open": "a value is missing" }',
    notices: 1,
  },
  { name: "a known document" },
  { name: "an open statement with patterns", statements: '{ "allow": ["s3:GetObject"], "open": "why" }' },
  { name: "an open Deny", statements: `${STATEMENT}, { "deny": [], "open": "why" }` },
  { name: "no identity policy", members: members(', "kind": "trust", "open": "why"') },
  { name: "holders that say nothing", members: '"holders": ["role other"], "open": "why"' },
  { name: "a file not asked for", members: members(', "open": "why"'), world: { only: [] } },
  {
    name: "the rule switched off",
    members: members(', "open": "why"'),
    world: { configuration: { rules: { "no-unused-permissions": "off" } } },
  },
  {
    name: "instances at one place",
    members: '"each": { "a": ["role app"], "b": ["role app"] }, "open": "a value is missing"',
    notices: 1,
  },
];

describe("what is not fully known", () => {
  it.each(cases)("$name", ({ statements = STATEMENT, members: own = members(""), world, notices = 0 }) => {
    const result = checkWorld({ files: policy(statements, own), findings: FINDINGS, ...world });
    expect(result.notices).toHaveLength(notices);
    for (const { message } of result.notices) {
      expect(message).toMatch(/^What \.#app\S* allows is not fully known, .*: a value is missing\.$/);
    }
  });
});
