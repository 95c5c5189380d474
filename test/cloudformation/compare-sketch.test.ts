import { describe, expect, it } from "vitest";
import { strayDifference, type Changes } from "../support/print/compare-sketch.js";
import { withActions, type PrintedPolicy } from "../support/print/policy.js";
import { textOf, type Sketch } from "../support/print/sketch.js";
import { hasSyntax } from "./forms/form.js";
import { forms } from "./forms/forms.js";
import { LAYOUTS } from "./print/layout.js";

// The judge of the property must itself notice what is wrong.

const policy: PrintedPolicy = {
  members: { Version: "2012-10-17", Statement: null },
  single: false,
  statements: [
    statement(0, ["s3:GetObject", "s3:PutObject"]),
    statement(1, ["sqs:SendMessage"]),
    statement(2, ["sns:Publish", "sns:Subscribe"]),
  ],
};
const after = withActions(policy, [["s3:GetObject"], null, ["sns:Publish", "sns:Subscribe"]]);
const changes: Changes = new Map([
  [0, "narrowed"],
  [1, "gone"],
]);

/** Each form in another layout. */
const drawn = forms.flatMap((form, index) => {
  const able = Object.entries(LAYOUTS).filter(([, layout]) => hasSyntax(form, layout));
  const [name, plain] = able[index % able.length] ?? [];
  if (plain === undefined || form.indivisible !== undefined) return [];
  const layout = { ...plain, noise: index + 1 };
  const sketch = holder(form.print(policy, "worker", layout));
  const fixed = holder(form.print(after, "worker", layout));
  return [{ name: `${form.name}, ${name ?? ""}`, sketch, fixed: textOf(fixed.parts) }];
});

/** The file that the policy is in. */
function holder(sketches: readonly Sketch[]): Sketch {
  const found = sketches.find(({ parts }) => textOf(parts).includes("s3:GetObject"));
  if (found === undefined) throw new Error("no file holds the policy");
  return found;
}

function statement(index: number, actions: readonly string[]): PrintedPolicy["statements"][number] {
  const members = { Effect: "Allow", Action: null, Resource: `arn:aws:s3:::acme-${String(index)}/*` };
  return { index, members, actions, scalar: false, open: false, overrides: false };
}

describe.each(drawn)("$name", ({ sketch, fixed }) => {
  it("finds nothing wrong with what an owner would write", () => {
    expect(strayDifference(sketch, fixed, changes)).toBeUndefined();
  });

  it.each([
    ["a resource changed", (text: string) => text.replace("acme-0", "acme-9")],
    ["the kept statement lost its list", (text: string) => text.replace("sns:Subscribe", "sns:Subscript")],
    ["a key changed", (text: string) => text.replace("Version", "version ")],
    ["something was added at the end", (text: string) => `${text}\n# bye\n`],
    ["something else is where the statement was", (text: string) => text.replace("acme-2", "x,- acme-2")],
    ["a line is indented otherwise", (text: string) => text.replace(/\n( +|\t+)(?="?Effect)/, "\n $1")],
    ["nothing changed", () => textOf(sketch.parts)],
  ])("%s", (_, spoil) => {
    const spoiled = spoil(fixed);
    if (spoiled !== fixed) expect(strayDifference(sketch, spoiled, changes)).toBeDefined();
  });
});
