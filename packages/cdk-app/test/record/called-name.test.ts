import { expect, test } from "vitest";
import { calledName } from "../../src/record/write/called-name.js";

test.for([
  ["bucket.|grantRead(role)", "grantRead"],
  ["|grant(role)", "grant"],
  ["|new lambda.Function(this)", "Function"],
  ["|new Queue(this)", "Queue"],
  ["|new  aws.cdk . Queue (this)", "Queue"],
  ["|new\nQueue(this)", "Queue"],
  ["|newRole(this)", "newRole"],
  ["this.|erlaubeÄnderung$1()", "erlaubeÄnderung$1"],
  ["this|[name]()", undefined],
] as const)("%s", ([text, name]) => {
  const before = text.slice(0, text.indexOf("|"));
  expect(calledName(text.replace("|", "").split("\n"), 1, before.length + 1)).toBe(name);
});
