import { describe, expect, it } from "vitest";
import {
  changeList,
  isRefusal,
  joinAnswers,
  removeElements,
  type Answer,
  type List,
  type TextEdit,
} from "../../src/index.js";
import { drawn } from "../support/drawn.js";
import { apply, disguises, printLike } from "../support/list-cases.js";
import { readBlocks, readBracketList, readDashList } from "../support/read-list.js";
import { statementCases, type StatementCase } from "./statement-cases.js";

function readStatements(text: string, form: StatementCase["form"]): List {
  if (form === "blocks") return readBlocks(text);
  return form === "yaml" ? readDashList(text) : readBracketList(text, form);
}

function indicesOf(list: List, names: readonly string[]): readonly number[] {
  return [...list.elements.keys()].filter((index) => {
    const source = list.text.slice(...(list.elements[index] ?? [0, 0]));
    return names.some((name) => source.split(/\W+/).includes(name));
  });
}

function editsOf(edits: ReturnType<typeof removeElements>[number]["edits"]): readonly TextEdit[] {
  if (isRefusal(edits)) throw new Error(edits.message);
  return edits;
}

describe.each(disguises.filter(([name]) => name !== "with tabs"))("statements, %s", (_, disguise) => {
  it.each(statementCases)("$name ($form)", ({ form, before, remove, after }) => {
    const text = disguise(drawn(before));
    const list = readStatements(text, form);
    const indices = indicesOf(list, remove);
    expect(indices).toHaveLength(remove.length);
    const edits = removeElements(list, indices).flatMap((removal) => editsOf(removal.edits));
    expect(apply(text, edits)).toBe(disguise(drawn(after)));
  });
});

describe("removeElements", () => {
  const text = `[\n  {a},\n  {b},\n  {c},\n  {d}\n]`;
  const list = readBracketList(text, "hcl");

  it("removes neighbours together and others apart", () => {
    expect(removeElements(list, [3, 0, 2, 2, 9]).map(({ elements }) => elements)).toEqual([[0], [2, 3]]);
  });

  it("gives answers of which any subset can be applied", () => {
    const [first, last] = removeElements(list, [0, 3]).map(({ edits }) => editsOf(edits));
    expect(apply(text, first ?? [])).toBe(`[\n  {b},\n  {c},\n  {d}\n]`);
    expect(apply(text, last ?? [])).toBe(`[\n  {a},\n  {b},\n  {c}\n]`);
    expect(apply(text, [...(first ?? []), ...(last ?? [])])).toBe(`[\n  {b},\n  {c}\n]`);
  });

  it("does not touch the removal of the last item of the statement before it", () => {
    const template = drawn(`
      Statement:
        - Effect: Allow
          Action:
            - a
            - b
        - Effect: Allow
          Action:
            - c
        - Effect: Deny`);
    const statements = readDashList(template);
    const [second] = removeElements(statements, [1]);
    const items = changeList(readInner(template), new Map([[1, []]]), { print: printLike(template) });
    const answers: readonly Answer[] = [
      { changes: [{ statement: "S" }], edits: place(editsOf(second?.edits ?? [])) },
      { changes: [{ list: "L", items: new Map([[1, []]]) }], edits: place(editsOf(items)) },
    ];
    expect(joinAnswers(answers)).toEqual(answers);
    expect(
      apply(
        template,
        answers.flatMap((answer) => ("edits" in answer ? answer.edits : [])),
      ),
    ).toBe(
      drawn(`
        Statement:
          - Effect: Allow
            Action:
              - a
          - Effect: Deny`),
    );
  });
});

/** The sequence of the first `Action`, in the offsets of the whole text. */
function readInner(text: string): List {
  const offset = text.indexOf("Action:") + 7;
  const { at, elements } = readDashList(text.slice(offset));
  const moved = ([start, end]: readonly [number, number]) => [start + offset, end + offset] as const;
  return { text, layout: "dashes", at: moved(at), elements: elements.map(moved), comments: [] };
}

function place(edits: readonly TextEdit[]): readonly (TextEdit & { file: string })[] {
  return edits.map((edit) => ({ ...edit, file: "template.yaml" }));
}
