import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { libraryGrants } from "../../scripts/library-grants.mjs";

it("the table of grants is what its script writes", { timeout: 60_000 }, async () => {
  const table = new URL("../../src/grants/library-grants.generated.ts", import.meta.url);
  expect(readFileSync(table, "utf8")).toBe(await libraryGrants());
});
