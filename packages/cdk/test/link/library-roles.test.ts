import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { libraryRoles } from "../../scripts/library-roles.mjs";

it("the table of roles is what its script writes", async () => {
  const table = new URL("../../src/link/library-roles.generated.ts", import.meta.url);
  expect(readFileSync(table, "utf8")).toBe(await libraryRoles());
});
