import type { ActionElement } from "@iamend/core";
import { readPattern } from "../../properties/oracle/known.js";
import { refineByTheLaw } from "../../properties/oracle/law.js";
import type { World } from "../../properties/oracle/world.js";
import { withActions, type PrintedAction, type PrintedPolicy } from "./policy.js";
import { choose, roll, shuffled, type Noise } from "./noise.js";

/** A world as a policy to be printed, and what the law leaves of it. */
export interface PrintedWorld {
  readonly before: PrintedPolicy;
  readonly after: PrintedPolicy;
}

/** The world without what no policy in Terraform says: a principal, an element that can only be one thing and is none. */
export function sayable(world: World): World {
  return {
    ...world,
    statements: world.statements.map(({ effect, key, elements, open, indivisible }) => ({
      effect,
      key,
      elements: elements.map(sayableElement),
      ...(open === undefined ? {} : { open }),
      ...(indivisible === undefined ? {} : { indivisible }),
    })),
  };
}

function sayableElement(element: ActionElement): ActionElement {
  if ("pattern" in element) return element;
  const { opaque } = element;
  const values = [...new Set(element.values ?? [])].filter((value) => readPattern(value) !== undefined);
  return values.length < 2 ? { opaque } : { opaque, values };
}

export function printedWorld(world: World, style: Noise): PrintedWorld {
  const lawful = refineByTheLaw(world);
  const before: PrintedPolicy = {
    members: membersIn(style),
    single: world.statements.length === 1 && roll(style, "single", 3) === 1,
    statements: world.statements.map(({ effect, key, elements, open, indivisible }, index) => {
      const name = `s${String(index)}`;
      const members: readonly (readonly [string, unknown])[] = [
        ...(indivisible !== undefined || roll(style, `${name}.sid`, 2) === 1
          ? [["Sid", `Sid${String(index)}`] as const]
          : []),
        ["Effect", effect === "unknown" ? null : effect],
        [key, null],
        [
          "Resource",
          choose<unknown>(style, `${name}.resource`, "*", ["arn:aws:s3:::acme/*", "*"], "${aws:x}"),
        ],
        ...(roll(style, `${name}.condition`, 4) === 1
          ? [["Condition", { Bool: { "aws:SecureTransport": "true" } }] as const]
          : []),
      ];
      return {
        index,
        members: Object.fromEntries(shuffled(style, name, members)),
        actions: elements.map((element, at) => printed(element, index, at)),
        scalar: elements.length === 1 && roll(style, `${name}.scalar`, 2) === 1,
        open: open !== undefined,
        overrides: indivisible !== undefined,
      };
    }),
  };
  const lists = lawful.map(({ elements }, index) => {
    const original = world.statements[index]?.elements ?? [];
    return (
      elements?.map((element) =>
        "pattern" in element ? element.pattern : printed(element, index, original.indexOf(element)),
      ) ?? null
    );
  });
  return { before, after: withActions(before, lists) };
}

function membersIn(style: Noise): Readonly<Record<string, unknown>> {
  const members = [["Version", "2012-10-17"] as const, ["Statement", null] as const];
  return Object.fromEntries(shuffled(style, "policy", members));
}

function printed(element: ActionElement, statement: number, at: number): PrintedAction {
  if ("pattern" in element) return element.pattern;
  const variable = `action_${String(statement)}_${String(at)}`;
  return element.values === undefined ? { variable } : { variable, values: element.values };
}
