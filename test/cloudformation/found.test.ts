import { createCatalog, type PrincipalFindings } from "@iamend/core";
import { describe, expect, it } from "vitest";
import { findingsOfCase } from "../support/law-cases.js";
import { readBack } from "./support/read-back.js";
import { ACCOUNT, fixRoot } from "./support/run-project.js";

// What real templates and the property came up with, as small as it gets.

const catalog = createCatalog({
  format: "iamend-catalog/1",
  date: "2024-11-30",
  source: "made up",
  services: { sqs: "AddPermission DeleteMessage DeleteQueue PurgeQueue ReceiveMessage SendMessage" },
  retired: {},
});
const unused = [{ serviceNamespace: "sqs", actions: ["DeleteMessage", "PurgeQueue"] }];

function findingsOf(role: string): readonly PrincipalFindings[] {
  return findingsOfCase(
    { unused } as unknown as Parameters<typeof findingsOfCase>[0],
    `arn:aws:iam::${ACCOUNT}:role/${role}`,
  );
}

/** A template with one role, and what stands behind `Action:` in its one statement, lines at column 16 or deeper. */
function template(actions: string, more = ""): string {
  return `Parameters:
  Queue:
    Type: String
Resources:
  Worker:
    Type: AWS::IAM::Role
    Properties:
      RoleName: worker
      Policies:
        - PolicyName: work
          PolicyDocument:
            Statement:
              - Effect: Allow
                Resource: '*'
                Action:${actions}
${more}`;
}

interface Found {
  readonly name: string;
  readonly before: string;
  /** Absent: as before. */
  readonly after?: string;
}

const all: readonly Found[] = [
  {
    name: "a bracket at the column of its key, where YAML would have it deeper",
    before: template(
      ' [\n                  "sqs:SendMessage",\n                  "sqs:PurgeQueue"\n                ]',
    ),
    after: template(' [\n                  "sqs:SendMessage"\n                ]'),
  },
  {
    name: "a text that Fn::Sub has nothing to put into",
    before: template(' \n                  - !Sub "sqs:PurgeQueue"\n                  - !Sub sqs:Send*'),
    after: template(" \n                  - !Sub sqs:Send*"),
  },
  {
    name: "a text that Fn::Sub completes",
    before: template(
      ' \n                  - !Sub "sqs:${Queue}"\n                  - sqs:PurgeQueue # not this\n                  - !Join [":", [sqs, !Ref Queue]]',
    ),
    after: template(
      ' \n                  - !Sub "sqs:${Queue}"\n                  - !Join [":", [sqs, !Ref Queue]]',
    ),
  },
  {
    name: "a comma that belongs to a text without quotes",
    before: template("\n                  - sqs:PurgeQueue,\n                  - sqs:SendMessage"),
  },
  {
    name: "the only statement of a policy",
    before: template(" sqs:PurgeQueue"),
  },
  {
    name: "a list that another list is the same as",
    before: template(
      " &queue\n                  - sqs:SendMessage\n                  - sqs:PurgeQueue",
      "              - Effect: Allow\n                Resource: '*'\n                Action: *queue\n",
    ),
    after: template(
      " &queue\n                  - sqs:SendMessage",
      "              - Effect: Allow\n                Resource: '*'\n                Action: *queue\n",
    ),
  },
  {
    name: "a list that is also denied",
    before: template(
      " &queue\n                  - sqs:SendMessage\n                  - sqs:PurgeQueue",
      "              - Effect: Deny\n                Resource: '*'\n                Action: *queue\n",
    ),
  },
  {
    name: "a list that is also something that nobody follows",
    before: template(
      " &queue\n                  - sqs:SendMessage\n                  - sqs:PurgeQueue",
      "Outputs:\n  Actions:\n    Value: !Join [',', *queue]\n",
    ),
  },
  {
    name: "a star that becomes lines between texts with comments",
    before: template(
      "\n                # queues\n                - 'sqs:*' # all of it\n\n                # the rest\n                - sns:Publish",
    ),
    after: template(
      "\n                # queues\n                - 'sqs:AddPermission'\n                - 'sqs:DeleteQueue'\n                - 'sqs:ReceiveMessage'\n                - 'sqs:SendMessage' # all of it\n\n                # the rest\n                - sns:Publish",
    ),
  },
];

describe.each(all)("$name", ({ before, after = before }) => {
  it("is fixed so, without an internal error, and once", () => {
    const fixed = fixRoot({
      files: new Map([["app.yaml", before]]),
      findings: findingsOf("worker"),
      catalog,
    });
    const text = fixed.files.get("app.yaml") ?? "";
    expect(fixed.before.internalErrors).toEqual([]);
    expect(text).toBe(after);
    expect(fixed.after.internalErrors).toEqual([]);
    expect(fixed.after.problems.filter(({ fix }) => fix !== undefined)).toEqual([]);
    expect(() => readBack("app.yaml", text)).not.toThrow();
  });
});
