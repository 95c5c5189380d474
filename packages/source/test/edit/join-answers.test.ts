import { describe, expect, it } from "vitest";
import { joinAnswers, type Answer, type Change, type Edit } from "../../src/index.js";

const change = (name: string): Change => ({ statement: name });
const edit = (start: number, end: number, text = "", file = "a.tf"): Edit => ({
  file,
  range: [start, end],
  text,
});
const answer = (name: string, ...edits: readonly Edit[]): Answer => ({ changes: [change(name)], edits });

describe("joinAnswers", () => {
  it("leaves answers apart that are apart", () => {
    const answers = [
      answer("A", edit(0, 2), edit(10, 12)),
      answer("B", edit(4, 6)),
      answer("C", edit(0, 2, "", "b.tf")),
    ];
    expect(joinAnswers(answers)).toEqual(answers);
  });

  it("joins answers that touch, also through others", () => {
    expect(
      joinAnswers([
        answer("A", edit(0, 2, "x")),
        answer("B", edit(9, 10)),
        answer("C", edit(4, 6)),
        answer("D", edit(2, 4), edit(6, 9)),
      ]),
    ).toEqual([{ changes: [change("A"), change("B"), change("C"), change("D")], edits: [edit(0, 10, "x")] }]);
  });

  it("drops what is inside a larger removal", () => {
    expect(joinAnswers([answer("item", edit(4, 6, "x")), answer("statement", edit(0, 20))])).toEqual([
      { changes: [change("item"), change("statement")], edits: [edit(0, 20)] },
    ]);
  });

  it("keeps an insertion where a removal starts or ends", () => {
    expect(joinAnswers([answer("A", edit(2, 2, "x"), edit(6, 6, "y")), answer("B", edit(2, 6))])).toEqual([
      { changes: [change("A"), change("B")], edits: [edit(2, 6, "xy")] },
    ]);
  });

  it("refuses answers that cross", () => {
    const joined = joinAnswers([answer("A", edit(0, 4)), answer("B", edit(2, 6)), answer("C", edit(8, 9))]);
    expect(joined).toMatchObject([
      { changes: [change("A"), change("B")], refusal: { code: "edits-overlap" } },
      { changes: [change("C")] },
    ]);
  });

  it("lets refusals pass", () => {
    const refused: Answer = { changes: [change("A")], refusal: { code: "x", message: "y" } };
    expect(joinAnswers([refused])).toEqual([refused]);
  });
});
