import { describe, expect, it } from "vitest";
import { linkedElsewhere } from "../../../src/node/files/linked-elsewhere.js";

const isTerraform = (file: string): boolean => file.endsWith(".tf");
const found = (files: readonly string[], links: Readonly<Record<string, string>>): unknown =>
  Object.fromEntries(
    linkedElsewhere(
      { files, links: Object.entries(links).map(([directory, target]) => ({ directory, target })) },
      isTerraform,
    ),
  );

describe("linkedElsewhere", () => {
  it("finds a file that stands among others, and not one that stands alone", () => {
    const files = ["real/a.tf", "real/b.tf", "mixed/own.tf", "alone/README.md", "root.tf"];
    expect(found(files, { mixed: "real/a.tf", alone: "real/b.tf" })).toEqual({ "real/a.tf": "mixed" });
    expect(found(files, { "": "real/a.tf" })).toEqual({ "real/a.tf": "" });
  });

  it("minds neither a link beside its file nor one to what is no source", () => {
    expect(found(["real/a.tf", "real/b.tf"], { real: "real/a.tf" })).toEqual({});
    expect(found(["real/a.json", "mixed/own.tf"], { mixed: "real/a.json" })).toEqual({});
  });

  it("finds both where one directory is made of two", () => {
    const links = [
      { directory: "env", target: "one/a.tf" },
      { directory: "env", target: "two/b.tf" },
    ];
    expect([...linkedElsewhere({ files: ["one/a.tf", "two/b.tf"], links }, isTerraform).keys()]).toEqual([
      "one/a.tf",
      "two/b.tf",
    ]);
  });
});
