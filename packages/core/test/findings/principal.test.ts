import { describe, expect, it } from "vitest";
import { principalKey, readPrincipal, samePrincipal } from "../../src/findings/principal.js";

describe("readPrincipal", () => {
  it("reads the parts of an ARN", () => {
    expect(readPrincipal("arn:aws-cn:iam::111122223333:role/a/b/Worker.x@1", "$")).toEqual({
      ok: true,
      value: {
        partition: "aws-cn",
        account: "111122223333",
        type: "role",
        path: "/a/b/",
        name: "Worker.x@1",
      },
    });
    expect(readPrincipal("arn:aws-us-gov:iam::111122223333:user/me", "$")).toMatchObject({
      value: { partition: "aws-us-gov", type: "user", path: "/", name: "me" },
    });
  });

  it.each([
    "Worker",
    "arn:aws:iam::1111:role/Worker",
    "arn:aws:iam:eu-west-1:111122223333:role/Worker",
    "arn:aws:iam::111122223333:role/",
    "arn:aws:iam::111122223333:role/*",
    "arn:aws:iam::111122223333:role/Worker\n",
    "arn:aws:iam::111122223333:group/Admins",
    "arn:aws:iam::111122223333:root",
    "arn:aws:iam::111122223333:policy/P",
    "arn:azure:iam::111122223333:role/Worker",
  ])("refuses %s", (text) => {
    const read = readPrincipal(text, "--principal");
    expect(read.ok).toBe(false);
    expect(!read.ok && read.problems[0]?.path).toBe("--principal");
    expect(!read.ok && read.problems[0]?.message).toContain("expected the ARN of an IAM role or user");
  });

  it("names the role of a session", () => {
    const read = readPrincipal("arn:aws:sts::111122223333:assumed-role/Worker/i-0123", "--principal");
    expect(!read.ok && read.problems[0]?.message).toContain(
      "the role is arn:aws:iam::111122223333:role/Worker (",
    );
  });
});

describe("samePrincipal", () => {
  const worker = "arn:aws:iam::111122223333:role/app/Worker";
  const cases: readonly (readonly [string | undefined, string | undefined, boolean])[] = [
    [worker, worker, true],
    [worker, "arn:aws:iam::111122223333:role/app/WORKER", true],
    [worker, "arn:aws:iam::111122223333:role/App/worker", true],
    [worker, "arn:aws:iam::111122223333:role/Worker", false],
    [worker, "arn:aws-cn:iam::111122223333:role/app/Worker", false],
    [worker, "arn:aws:iam::444455556666:role/app/Worker", false],
    [worker, "arn:aws:iam::111122223333:user/app/Worker", false],
    [worker, undefined, false],
    [undefined, undefined, true],
    ["no arn", "NO ARN", false],
  ];
  it.each(cases)("%s and %s: %s", (left, right, same) => {
    expect(samePrincipal(left, right)).toBe(same);
    expect(principalKey(left) === principalKey(right)).toBe(same);
  });
});
