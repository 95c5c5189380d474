import { describe, expect, it } from "vitest";
import { unmatchedStacks } from "../../src/holders/unmatched-stacks.js";
import { checkWorld, policy } from "../support/world.js";

const FILES = new Set(["templates/app.yaml", "templates/queue.yaml"]);

/** What is told of a stack of a template. */
function told(file: string): readonly string[] {
  return unmatchedStacks({ stacks: new Map([[file, ["app"]]]) }, FILES).map(({ message }) => message);
}

describe("unmatchedStacks", () => {
  it("says nothing of templates", () => {
    expect(told("templates/app.yaml")).toEqual([]);
  });

  it.each([
    ["a slip", "templates/ap.yaml", "; did you mean templates/app.yaml?"],
    ["another directory", "infrastructure/queue.yaml", "; did you mean templates/queue.yaml?"],
    ["nothing like it", "x", ""],
  ])("names what may be meant: %s", (_name, file, hint) => {
    expect(told(file)).toEqual([`\`stacks\` names ${file}, which is no template of this source${hint}`]);
  });

  it("is part of a check, whatever files are chosen", () => {
    const files = policy('{ "allow": ["s3:GetObject"] }');
    const configuration = { stacks: { "app.json": "app", "ap.json": "ap" } };
    expect(checkWorld({ files, configuration, only: [] }).notices).toMatchObject([
      { code: "unmatched-stack", message: expect.stringMatching(/ap\.json, .*mean app\.json/) as unknown },
    ]);
  });
});
