import fc from "fast-check";
import { stopWitness } from "@iamend/terraform";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { World } from "../properties/oracle/world.js";
import { RUNS, runs, TIMEOUT } from "../properties/runs.js";
import { catalogOf, unusedOf } from "../properties/worlds/refine-world.js";
import { smallWorld } from "../properties/worlds/worlds.js";
import type { Form } from "./forms/form.js";
import { forms } from "./forms/forms.js";
import { textOf, type Sketch } from "../support/print/sketch.js";
import type { Style } from "./print/style.js";
import { anyStyle } from "./support/arbitrary-style.js";
import { strayDifference } from "../support/print/compare-sketch.js";
import { changesBetween, expectedIn } from "../support/print/expected-in.js";
import { printedWorld, sayable, type PrintedWorld } from "../support/print/printed-world.js";
import { readBack } from "./support/read-back.js";
import { ACCOUNT, fixRoot, loadParsers, type Fixed } from "./support/run-project.js";

beforeAll(loadParsers);
afterAll(stopWitness);

interface Question {
  readonly world: World;
  readonly style: Style;
  readonly form: Form;
}

const question: fc.Arbitrary<Question> = fc
  .record({ world: smallWorld.map(sayable), style: anyStyle, at: fc.nat(1000) })
  .map(({ world, style, at }) => {
    const { before, after } = printedWorld(world, style);
    const goes = after.statements.length < before.statements.length;
    const able = forms.filter(
      (form) => form.cannot(before) === undefined && !(goes && form.leavesBehind !== undefined),
    );
    const form = able[at % able.length];
    if (form === undefined) throw new Error("some form can say anything");
    return { world, style, form };
  });

describe("a policy in any form and any layout", () => {
  it("loses what the law says, and nothing else", { timeout: TIMEOUT }, () => {
    // A project with three parsers for each of them: half as many as of worlds alone.
    fc.assert(fc.property(question, checkFix), runs(RUNS / 2));
  });
});

function checkFix({ world, style, form }: Question): void {
  const printed = printedWorld(world, style);
  const sketches = form.print(printed.before, "worker", style);
  const fixed = fixRoot({
    files: new Map(sketches.map(({ file, parts }) => [`app/${file}`, textOf(parts)])),
    findings: (form.principals?.("worker") ?? [{ type: "role", name: "worker" }]).map(({ type, name }) => ({
      principal: `arn:aws:iam::${ACCOUNT}:${type}/${name}`,
      unused: unusedOf(world),
      unusedAccessKeys: [],
      recommendations: new Map(),
      sources: [{ kind: "unused-permissions", shape: "simple", path: "$", status: "ACTIVE" }],
    })),
    catalog: catalogOf(world),
    keep: world.keep,
  });
  expect(fixed.before.internalErrors).toEqual([]);
  checkTexts(form, style, sketches, printed, fixed);
  expect(fixed.after.internalErrors).toEqual([]);
  expect(fixed.after.problems.filter(({ fix }) => fix !== undefined)).toEqual([]);
}

function checkTexts(
  form: Form,
  style: Style,
  sketches: readonly Sketch[],
  { before, after }: PrintedWorld,
  fixed: Fixed,
): void {
  const left = expectedIn(form, before, after);
  const changes = changesBetween(before, left);
  const expected = form.print(left, "worker", style);
  for (const [index, sketch] of sketches.entries()) {
    const file = `app/${sketch.file}`;
    const text = fixed.files.get(file) ?? "";
    const wanted = textOf(expected[index]?.parts ?? []);
    expect(readBack(file, text), text).toEqual(readBack(file, wanted));
    expect(strayDifference(sketch, text, changes), text).toBeUndefined();
  }
}
