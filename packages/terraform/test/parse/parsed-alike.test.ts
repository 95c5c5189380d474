import { beforeAll, describe, expect, it } from "vitest";
import { load } from "../../src/parse/grammar.js";
import { parsedAlike } from "../../src/parse/parsed-alike.js";
import { parseFile } from "../../src/parse/parse-file.js";

const TEXT = `# Everywhere the same.
terraform {
  required_version = ">= 1.5"
}

locals {
  names = [for name, age in var.people : upper("\${name}-x") if age > 3]
  text  = <<-EOT
    a \${var.b}
  EOT
}
`;

beforeAll(load);

describe("parsedAlike", () => {
  const first = (): ReturnType<typeof parseFile> => parseFile("one/main.tf", TEXT);

  it("gives what parsing gives", () => {
    expect(parsedAlike(first(), "two/main.tf")).toStrictEqual(parseFile("two/main.tf", TEXT));
  });

  it("shares no syntax", () => {
    const one = first();
    const other = parsedAlike(one, "two/main.tf");
    const own = objectsIn(one.body);
    expect(own.size).toBeGreaterThan(50);
    expect([...objectsIn(other.body)].filter((part) => own.has(part))).toEqual([]);
  });
});

function objectsIn(part: unknown, found = new Set<object>()): ReadonlySet<object> {
  if (typeof part !== "object" || part === null) return found;
  found.add(part);
  for (const inner of Object.values(part)) objectsIn(inner, found);
  return found;
}
