import type { Problem } from "@iamend/engine";
import { describe, expect, it } from "vitest";
import { shareFixes } from "../../src/rules/share-fixes.js";

/** A problem at an offset, with the ranges that its fix takes away. */
function problem(at: number, id: string, ...ranges: readonly (readonly [number, number])[]): Problem {
  return {
    rule: "no-unused-permissions",
    severity: "error",
    at: { file: "a.tf", range: [at, at + 1] },
    message: "",
    fingerprint: "",
    principals: [],
    address: "",
    fix: { id, edits: ranges.map((range) => ({ file: "a.tf", range, text: "" })) },
  };
}

/** Offset of the problem that carries them → the ranges it carries. */
function carried(
  problems: readonly Problem[],
): readonly (readonly [number, readonly (readonly [number, number])[]])[] {
  return [...shareFixes(problems)].map(([{ at }, { edits }]) => [
    at.range[0],
    edits.map(({ range }) => range),
  ]);
}

describe("who carries a fix", () => {
  it("the first problem of a statement, for all of them", () => {
    const fix = [
      [10, 20],
      [30, 40],
    ] as const;
    expect(carried([problem(12, "s", ...fix), problem(32, "s", ...fix)])).toEqual([[12, fix]]);
  });

  it("each statement for itself", () => {
    expect(carried([problem(10, "s", [10, 20]), problem(30, "t", [30, 40])])).toEqual([
      [10, [[10, 20]]],
      [30, [[30, 40]]],
    ]);
  });

  it("one problem for statements whose changes lie between one another", () => {
    const [s, t] = [
      [
        [10, 11],
        [100, 101],
      ] as const,
      [
        [20, 21],
        [110, 111],
      ] as const,
    ];
    expect(carried([problem(10, "s", ...s), problem(20, "t", ...t), problem(110, "t", ...t)])).toEqual([
      [10, [...s, ...t]],
    ]);
  });

  it("one problem for changes that touch, which ESLint would leave to its next pass", () => {
    expect(carried([problem(10, "s", [10, 20]), problem(20, "t", [20, 30])])).toEqual([
      [
        10,
        [
          [10, 20],
          [20, 30],
        ],
      ],
    ]);
  });

  it("the first problem in the file, wherever its change is", () => {
    expect(carried([problem(5, "t", [50, 60]), problem(10, "s", [40, 55])])).toEqual([
      [
        5,
        [
          [40, 55],
          [50, 60],
        ],
      ],
    ]);
  });

  it("nobody, where nothing is fixed", () => {
    const { fix, ...open } = problem(1, "s", [1, 2]);
    expect(fix).toBeDefined();
    expect(carried([open])).toEqual([]);
  });
});
