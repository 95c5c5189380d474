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
import { readBlocks, readBody, readBracketList, readDashList } from "../support/read-list.js";
import { bodyCases } from "./body-cases.js";
import { statementCases, type StatementCase } from "./statement-cases.js";

function readStatements(text: string, form: StatementCase["form"]): List {
  if (form === "blocks") return readBlocks(text);
  if (form === "body") return readBody(text);
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
  it.each([...statementCases, ...bodyCases])("$name ($form)", ({ form, before, remove, after }) => {
    const text = disguise(drawn(before));
    const list = readStatements(text, form);
    const indices = indicesOf(list, remove);
    expect(indices).toHaveLength(remove.length);
    const edits = removeElements(list, indices).flatMap((removal) => editsOf(removal.edits));
    expect(apply(text, edits)).toBe(disguise(drawn(after)));
  });
});

describe("statements of code that others need", () => {
  it.each([
    ["a parenthesis", "const x = y", "(a).b()"],
    ["a bracket", "x()", "[a].forEach(x)"],
    ["a template", "x()", "`a`.run()"],
    ["an expression like this", "x()", "/x/.test(y)"],
    ["a sign", "x()", "-x"],
    ["a type", "x()", "<any>y"],
    ["what a brace may not end", "const x = {}", "(a).b()"],
    ["comments", "x() // ;", "/* ; */ (a).b()"],
  ])("stay before %s", (_, before, behind) => {
    const text = `${before}\nrole.add(A);\nrole.add(B);\n${behind}\n`;
    const elements = [
      before.replace(/ \/\/.*/, ""),
      "role.add(A);",
      "role.add(B);",
      behind.replace(/^\/\*.*\*\/ /, ""),
    ];
    const list = readBody(text);
    const ranges = elements.map((one) => [text.indexOf(one), text.indexOf(one) + one.length] as const);
    const removals = removeElements({ ...list, elements: ranges }, [1, 2]);
    expect(removals).toMatchObject([{ elements: [1, 2], edits: { code: "joined-lines" } }]);
    expect(removeElements({ ...list, elements: ranges }, [2]).map(({ edits }) => isRefusal(edits))).toEqual([
      false,
    ]);
  });

  it.each([
    ["a sign that is two", "x()", "++y"],
    ["a word", "x()", "y()"],
    ["a semicolon", "x();", "(a).b()"],
    ["a semicolon and a comment", "x(); // (", "(a).b()"],
  ])("go before or behind %s", (_, before, behind) => {
    const text = `${before}\nrole.add(A)\n${behind}\n`;
    const elements = [before.replace(/ \/\/.*/, ""), "role.add(A)", behind];
    const ranges = elements.map((one) => [text.indexOf(one), text.indexOf(one) + one.length] as const);
    const [removal] = removeElements({ ...readBody(text), elements: ranges }, [1]);
    expect(apply(text, editsOf(removal?.edits ?? []))).toBe(`${before}\n${behind}\n`);
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
