import type { Adapter, Host } from "@iamend/source";
import { describe, expect, it } from "vitest";
import { DEFAULT_CONFIGURATION } from "../../src/configuration/read-configuration.js";
import { isSource } from "../../src/project/claim.js";
import { createProject } from "../../src/project/project.js";
import { jsonAdapter } from "../support/json-adapter.js";
import { CATALOG } from "../support/world.js";

const LARGE = { code: "too-large", message: "It is larger than 10 MiB." };

const templates: Adapter<unknown> = {
  ...jsonAdapter,
  claims: (_, text) => text.includes("Resources"),
};

/** A host in which everything is too large, and begins like that. */
function large(beginning: string | undefined): Host {
  return { read: () => LARGE, list: () => [], beginning: () => beginning };
}

describe("isSource", () => {
  it.each([
    ["a.json", "Resources", true],
    ["a.json", "[]", false],
    ["a.json", undefined, true],
    ["a.txt", "Resources", false],
  ])("%s, too large, that begins with %j", (file, beginning, expected) => {
    expect(isSource(file, [templates], large(beginning))).toBe(expected);
  });

  it.each([
    ["Resources", true],
    ["[]", false],
  ])("%j", (text, expected) => {
    expect(isSource("a.json", [templates], { read: () => text, list: () => [] })).toBe(expected);
  });

  it("is asked without the beginning where a host cannot tell it", () => {
    expect(isSource("a.json", [templates], { read: () => LARGE, list: () => [] })).toBe(true);
  });
});

describe("what cannot be read", () => {
  it.each([
    ["Resources", [{ ...LARGE, at: { file: "a.json", range: [0, 0] } }]],
    ["[]", []],
  ])("is told if it is source: it begins with %j", (beginning, expected) => {
    const project = createProject({
      host: large(beginning),
      files: ["a.json"],
      adapters: [templates],
      configuration: DEFAULT_CONFIGURATION,
      findings: [],
      catalog: CATALOG,
    });
    expect(project.check().notices).toEqual(expected);
  });
});
