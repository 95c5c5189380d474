import { describe, expect, it } from "vitest";
import { locateCode } from "../../src/locate/locate-code.js";
import { createUnit } from "../../src/parse/unit.js";
import { parseCode } from "../support/parse-code.js";

const HOST = { read: () => ({ code: "not-found", message: "There is no other file." }), list: () => [] };

/** Whether objects of the class `A` may be elsewhere than their first two arguments say. */
function isMoved(body: string, before = "", base = "Stack"): boolean {
  const text = `import { App, Stack } from "aws-cdk-lib";\n${before}\nclass A extends ${base} {${body}}\nnew A(new App(), "A");\n`;
  const { classes } = locateCode(new Map([["a.ts", createUnit("a.ts", text)]]), HOST, parseCode);
  const found = [...classes.values()].find(({ name }) => name === "A");
  expect(found).toBeDefined();
  return found?.moved !== undefined;
}

describe("a construct is where its first two arguments say", () => {
  it.each([
    ["", "no constructor"],
    ["constructor(scope, id, props) { super(scope, id, props); }", "all go on"],
    ["constructor(scope: Construct, id: string) { super(scope, id, { env }); }", "others are given"],
    [
      "constructor(private scope: Construct, id: string) { super(scope, id as string); }",
      "a property, a type",
    ],
    ["constructor(s, i) { const x = id(i); super(s, i); }", "something before"],
    ["constructor(scope, id); constructor(scope, id, more?) { super(scope, id); }", "overloads"],
  ])("%s (%s)", (body) => {
    expect(isMoved(body)).toBe(false);
  });

  it.each([
    ["constructor(scope, id) { super(scope, `${id}Stack`); }", "another id"],
    ['constructor(scope) { super(scope, "Fixed"); }', "a fixed id"],
    ["constructor(id, scope) { super(scope, id); }", "another order"],
    ['constructor(scope, id = "A") { super(scope, id); }', "an id that may be left out"],
    ["constructor(scope, id) { id = name(id); super(scope, id); }", "changed before"],
    ["constructor(...all) { super(...all); }", "whatever comes"],
    ["constructor(scope, id) { super(scope.inner, id); }", "another scope"],
    [
      "constructor(scope, id) { class B extends Stack { constructor() { super(scope, id); } } }",
      "the call of another",
    ],
  ])("not by %s (%s)", (body) => {
    expect(isMoved(body)).toBe(true);
  });
});
