import { describe, expect, it } from "vitest";
import { readPrincipalBlock } from "../../src/compare/principals/principal-block.js";

const account = "111122223333";
const root = `arn:aws:iam::${account}:root`;

describe("who is named", () => {
  const accountId = { id: `account ${account}`, kind: "account", account };
  const known = (text: string, rest: object): object => ({ id: `AWS ${text}`, text, account, ...rest });
  const user = `arn:aws:iam::${account}:user/team/ann`;
  const role = `arn:aws:iam::${account}:role/team/Worker`;
  const session = `arn:aws:sts::${account}:assumed-role/Worker/i-1`;
  const federated = `arn:aws:sts::${account}:federated-user/ann`;
  const cases: readonly (readonly [type: string, text: string, named: object])[] = [
    ["AWS", account, { ...accountId, text: root }],
    ["AWS", root, { ...accountId, text: root }],
    ["AWS", root.replace("aws", "aws-cn"), { ...accountId, text: root.replace("aws", "aws-cn") }],
    ["AWS", user, known(user, { kind: "user" })],
    ["AWS", role, known(role, { kind: "role", role: "Worker" })],
    ["AWS", session, known(session, { kind: "session", role: "Worker" })],
    ["AWS", federated, known(federated, { kind: "user" })],
    [
      "Service",
      "ec2.amazonaws.com",
      { id: "Service ec2.amazonaws.com", kind: "other", text: "ec2.amazonaws.com" },
    ],
    ["Federated", "example.org", { id: "Federated example.org", kind: "other", text: "example.org" }],
  ];
  it.each(cases)("%s %s", (type, text, named) => {
    expect(readPrincipalBlock({ [type]: text })).toEqual({ everyone: false, named: [named], opaque: [] });
  });

  it("is everyone by a star, alone or as AWS", () => {
    expect(readPrincipalBlock("*")).toEqual({ everyone: true, named: [], opaque: [] });
    expect(readPrincipalBlock({ AWS: "*" })).toEqual({ everyone: true, named: [], opaque: [] });
    expect(readPrincipalBlock({ AWS: [account, "*"], Service: "*" })).toMatchObject({
      everyone: true,
      named: [accountId],
      opaque: ["Service *"],
    });
  });

  it("is a canonical user under a name that may be an account too", () => {
    expect(readPrincipalBlock({ CanonicalUser: "79a5" })).toEqual({
      everyone: false,
      named: [{ id: "CanonicalUser 79a5", kind: "other", text: "79a5" }],
      opaque: ["CanonicalUser 79a5"],
    });
  });
});

it.each([
  ["AWS", "AROAEXAMPLE"],
  ["AWS", `${account}4`],
  ["AWS", `x${account}`],
  ["AWS", "arn"],
  ["AWS", "arn:aws"],
  ["AWS", `urn:aws:iam::${account}:role/Worker`],
  ["AWS", `arn:aws:iam:eu-west-1:${account}:role/Worker`],
  ["AWS", `arn:aws:iam::${account}:role/Worker:more`],
  ["AWS", `arn:aws:iam::${account}4:role/Worker`],
  ["AWS", `arn:aws:iam::x${account}:role/Worker`],
  ["AWS", "arn:aws:iam:::role/Worker"],
  ["AWS", `arn:aws:iam::${account}`],
  ["AWS", `arn:aws:iam::${account}:role`],
  ["AWS", `arn:aws:iam::${account}:role/`],
  ["AWS", `arn:aws:iam::${account}:group/Admins`],
  ["AWS", `arn:aws:iam::${account}:assumed-role/Worker/i-1`],
  ["AWS", `arn:aws:iam::${account}:federated-user/ann`],
  ["AWS", `arn:aws:sts::${account}:root`],
  ["AWS", `arn:aws:sts::${account}:user/ann`],
  ["AWS", `arn:aws:sts::${account}:role/Worker`],
  ["AWS", `arn:aws:sts::${account}:other/Worker/i-1`],
  ["AWS", `arn:aws:sts::${account}:assumed-role/Worker`],
  ["AWS", `arn:aws:sts::${account}:assumed-role/team/Worker/i-1`],
  ["AWS", `arn:aws:iam::${account}:role/Work*`],
  ["AWS", `arn:aws:iam::${account}:role/Worke?`],
  ["AWS", `arn:aws:iam::${account}:role/\${name}`],
  ["Service", "*"],
  ["Robot", account],
])("does not guess who %s %s is", (type, text) => {
  expect(readPrincipalBlock({ [type]: text })).toEqual({
    everyone: false,
    named: [],
    opaque: [`${type} ${text}`],
  });
});

it.each([[null], [7], ["x"], [[]], [["*"]], [{ AWS: 7 }], [{ AWS: [account, [account]] }], [{ AWS: null }]])(
  "does not understand %j",
  (written) => {
    expect(readPrincipalBlock(written)).toBeUndefined();
  },
);
