import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { World } from "../properties/oracle/world.js";
import { RUNS, runs, TIMEOUT } from "../properties/runs.js";
import { catalogOf, unusedOf } from "../properties/worlds/refine-world.js";
import { smallWorld } from "../properties/worlds/worlds.js";
import { strayDifference } from "../support/print/compare-sketch.js";
import { changesBetween, expectedIn } from "../support/print/expected-in.js";
import { printedWorld, sayable, type PrintedWorld } from "../support/print/printed-world.js";
import { textOf, type Sketch } from "../support/print/sketch.js";
import { hasSyntax, type Form } from "./forms/form.js";
import { forms } from "./forms/forms.js";
import type { Layout } from "./print/layout.js";
import { anyLayout } from "./support/arbitrary-layout.js";
import { arnOf, layoutFor, mappingOf, principalsOf } from "./support/findings-for.js";
import { readBack } from "./support/read-back.js";
import { fixRoot, type Fixed } from "./support/run-project.js";

type Statement = World["statements"][number];

interface Question {
  readonly world: World;
  readonly layout: Layout;
  readonly form: Form;
}

const question: fc.Arbitrary<Question> = fc
  .record({ world: smallWorld.map(sayable), layout: anyLayout, at: fc.nat(1000) })
  .map(({ world: any, layout, at }) => {
    // No template merges documents, so nothing overrides a statement.
    const world = { ...any, statements: any.statements.map(withoutOverride) };
    const { before } = printedWorld(world, layout);
    const able = forms.filter((form) => form.cannot(before) === undefined && hasSyntax(form, layout));
    const form = able[at % able.length];
    if (form === undefined) throw new Error("some form can say anything");
    return { world, layout: layoutFor(form, layout), form };
  });

function withoutOverride({ effect, key, elements, open }: Statement): Statement {
  return { effect, key, elements, ...(open === undefined ? {} : { open }) };
}

describe("a policy in any form and any layout", () => {
  it("loses what the law says, and nothing else", { timeout: 2 * TIMEOUT }, () => {
    // A project with two parsers for each of them: half as many as of worlds alone.
    fc.assert(fc.property(question, checkFix), runs(RUNS / 2));
  });
});

function checkFix({ world, layout, form }: Question): void {
  const printed = printedWorld(world, layout);
  const sketches = form.print(printed.before, "worker", layout);
  const fixed = fixRoot({
    files: new Map(sketches.map(({ file, parts }) => [`app/${file}`, textOf(parts)])),
    findings: principalsOf(form, "worker").map((principal) => ({
      principal: arnOf(principal),
      unused: unusedOf(world),
      unusedAccessKeys: [],
      recommendations: new Map(),
      sources: [{ kind: "unused-permissions", shape: "simple", path: "$", status: "ACTIVE" }],
    })),
    principals: new Map(mappingOf(form, "worker", `app/${sketches[0]?.file ?? ""}`)),
    catalog: catalogOf(world),
    keep: world.keep,
  });
  expect(fixed.before.internalErrors).toEqual([]);
  checkTexts(form, layout, sketches, printed, fixed);
  expect(fixed.after.internalErrors).toEqual([]);
  expect(fixed.after.problems.filter(({ fix }) => fix !== undefined)).toEqual([]);
}

function checkTexts(
  form: Form,
  layout: Layout,
  sketches: readonly Sketch[],
  { before, after }: PrintedWorld,
  fixed: Fixed,
): void {
  const left = expectedIn(form, before, after);
  const changes = changesBetween(before, left);
  const expected = form.print(left, "worker", layout);
  for (const [index, sketch] of sketches.entries()) {
    const file = `app/${sketch.file}`;
    const text = fixed.files.get(file) ?? "";
    const wanted = textOf(expected[index]?.parts ?? []);
    expect(readBack(file, text), text).toEqual(readBack(file, wanted));
    expect(strayDifference(sketch, text, changes), text).toBeUndefined();
  }
}
