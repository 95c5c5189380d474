import { createRequire } from "node:module";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { computeLogicalId } from "../../src/assembly/logical-id.js";

// The function itself is no export of the library; its file is found beside one that is.
const { makeUniqueId } = createRequire(import.meta.url)(
  createRequire(import.meta.url)
    .resolve("aws-cdk-lib/core")
    .replace(/index\.js$/, "lib/private/uniqueid.js"),
) as { makeUniqueId: (components: readonly string[]) => string };

const paths: readonly (readonly string[])[] = [
  ["Role"],
  ["My-Role"],
  ["Role", "Resource"],
  ["Role", "Default"],
  ["Role", "Default", "Resource"],
  ["Worker", "ServiceRole", "DefaultPolicy", "Resource"],
  ["ServiceRole", "Role", "Resource"],
  ["Role", "ServiceRole", "Role", "e"],
  ["Resource"],
  ["Resource", "Resource"],
  ["Inner.NestedStack", "Inner.NestedStackResource"],
  ["naïve Bücher", "Rôle", "Resource"],
  ["-", "_"],
  ["-"],
  ["x".repeat(255)],
  ["x".repeat(256)],
  ["y".repeat(239), "z".repeat(5)],
];

describe("the logical id of a construct path is that of aws-cdk-lib", () => {
  it.each(paths)("%s", (...path) => {
    expect(computeLogicalId(path)).toBe(makeUniqueId(path));
  });

  it("for any path", () => {
    const component = fc.oneof(
      fc.constantFrom("Resource", "Default", "Role", "ServiceRole", "DefaultPolicy", "e"),
      fc.string({ minLength: 1, maxLength: 90 }),
    );
    fc.assert(
      fc.property(fc.array(component, { minLength: 1, maxLength: 6 }), (path) => {
        fc.pre(path.some((one) => one !== "Default") && !path.some((one) => one.includes("${Token[")));
        expect(computeLogicalId(path)).toBe(makeUniqueId(path));
      }),
    );
  });

  it.each([[[]], [["Default"]], [["Default", "Default"]]])("there is none for %j", (path) => {
    expect(computeLogicalId(path)).toBeUndefined();
    expect(() => makeUniqueId(path)).toThrow();
  });
});
