import { describe, expect, it } from "vitest";
import { lintExample } from "./support/lint-example.js";
import { readPages, type Example, type Page } from "./support/pages.js";

describe.each(readPages())("the page of $rule", (page) => {
  it("has code that is wrong, and code that is right, in Terraform and in templates", () => {
    const kinds = page.examples.map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(["incorrect", "correct"]));
    const files = page.examples.map(({ file }) => file);
    expect(files).toEqual(expect.arrayContaining(["main.tf", "template.yaml"]));
  });

  it.each(page.examples.map((example, index) => [example.line, example.kind, index] as const))(
    "line %i, %s",
    async (_line, kind, index) => {
      const example = at(page, index);
      const { messages, fixed } = await lintExample(page, example);
      if (kind === "incorrect") {
        expect(messages.map(({ ruleId }) => ruleId)).toContain(`iamend/${page.rule}`);
        expect(messages.filter(({ ruleId }) => ruleId !== `iamend/${page.rule}`)).toEqual([]);
        // What can be fixed is shown fixed.
        const next = page.examples[index + 1];
        if (fixed !== example.text) expect(next?.kind).toBe("fixed");
        return;
      }
      expect(messages).toEqual([]);
      if (kind === "correct") return;
      const before = at(page, index - 1);
      expect([before.kind, before.file]).toEqual(["incorrect", example.file]);
      const made = await lintExample(page, before);
      expect(made[kind]).toBe(example.text);
    },
  );
});

function at({ examples }: Page, index: number): Example {
  const example = examples[index];
  if (example === undefined) throw new Error("there is no such example");
  return example;
}
