import { describe, expect, it } from "vitest";
import { findFaults } from "../../src/prove/find-faults.js";

/** Numbers that must not be there, alone or together. */
function faults(size: number, bad: readonly (readonly number[])[]) {
  let tests = 0;
  const all = Array.from({ length: size }, (_, index) => index);
  const found = findFaults(all, (some) => {
    tests += 1;
    return bad.find((set) => set.every((one) => some.includes(one)));
  });
  return { found: found.map(({ one }) => one), tests };
}

describe("findFaults", () => {
  it.each([
    ["none", [], []],
    ["one", [[5]], [5]],
    ["several", [[0], [3], [7]], [0, 3, 7]],
    ["all", [[0], [1], [2], [3], [4], [5], [6], [7]], [0, 1, 2, 3, 4, 5, 6, 7]],
    ["two that are wrong together", [[1, 6]], [6]],
    ["two of one half", [[0, 1]], [1]],
    ["three that are wrong together", [[1, 4, 6]], [6]],
  ])("finds %s", (_, bad, expected) => {
    expect(faults(8, bad).found).toEqual(expected);
  });

  it("asks once if nothing is wrong, and little for one of many", () => {
    expect(faults(1000, []).tests).toBe(1);
    expect(faults(1000, [[417]]).tests).toBeLessThanOrEqual(21);
    expect(faults(0, []).tests).toBe(0);
  });
});
