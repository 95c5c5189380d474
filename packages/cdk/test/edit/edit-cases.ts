import type { Request } from "../support/requests.js";

/** A file before and after, drawn, and what was asked of it. */
export interface EditCase extends Request {
  readonly name: string;
  readonly file?: string;
  readonly before: string;
  readonly after: string;
}

const IMPORT = 'import * as iam from "aws-cdk-lib/aws-iam";';

/** Too much for a line, wherever it stands. */
const LONG = Array.from({ length: 5 }, (_, index) => `s3:GetSomethingWithALongName${String(index)}`);

export const editCases: readonly EditCase[] = [
  {
    name: "a pattern on a line of its own, with what is said of it",
    before: `
      ${IMPORT}
      role.addToPolicy(new iam.PolicyStatement({
        actions: [
          's3:GetObject',
          's3:PutObject', // upload
          // only for tests
          's3:DeleteObject',
        ],
        resources: ['*'],
      }));
      `,
    replace: { "s3:PutObject": [], "s3:GetObject": ["s3:GetObjectAcl", "s3:GetObjectTagging"] },
    after: `
      ${IMPORT}
      role.addToPolicy(new iam.PolicyStatement({
        actions: [
          's3:GetObjectAcl',
          's3:GetObjectTagging',
          // only for tests
          's3:DeleteObject',
        ],
        resources: ['*'],
      }));
      `,
  },
  {
    name: "patterns on one line, without a comma at the end",
    before: `
      ${IMPORT}
      new iam.PolicyStatement({ actions: ["s3:Get*", "sqs:*"], resources: ["*"] });
      `,
    replace: { "s3:Get*": ["s3:GetObject", "s3:GetObjectAcl"], "sqs:*": [] },
    after: `
      ${IMPORT}
      new iam.PolicyStatement({ actions: ["s3:GetObject", "s3:GetObjectAcl"], resources: ["*"] });
      `,
  },
  {
    name: "quotes of every kind",
    before: `
      ${IMPORT}
      new iam.PolicyStatement({
        actions: ['a:A*', "a:B*", \`a:C*\`, ('a:D*'), <string>'a:F*'],
      });
      new iam.PolicyStatement({
        actions: ['a:E*' as string, 'a:H*' as unknown as string],
      });
      `,
    replace: {
      "a:A*": ["a:A1"],
      "a:B*": ["a:B1", "a:B2"],
      "a:C*": ["a:C1"],
      "a:D*": ["a:D1"],
      "a:E*": ["a:E1", "a:E2"],
      "a:F*": ["a:F1"],
      "a:G*": [],
      "a:H*": ["a:H1"],
    },
    after: `
      ${IMPORT}
      new iam.PolicyStatement({
        actions: ['a:A1', "a:B1", "a:B2", \`a:C1\`, ('a:D1'), <string>'a:F1'],
      });
      new iam.PolicyStatement({
        actions: ['a:E1' as string, 'a:E2' as string, 'a:H1' as unknown as string],
      });
      `,
  },
  {
    name: "names, and what is spread",
    before: `
      ${IMPORT}
      const GET = "s3:Get*";
      const MORE = ["sqs:SendMessage"];
      new iam.PolicyStatement({ actions: [GET, "s3:Put*", ...MORE] });
      `,
    replace: { "s3:Get*": ["s3:GetObject"], "s3:Put*": [] },
    after: `
      ${IMPORT}
      const GET = "s3:Get*";
      const MORE = ["sqs:SendMessage"];
      new iam.PolicyStatement({ actions: ["s3:GetObject", ...MORE] });
      `,
  },
  {
    name: "a list behind a name",
    before: `
      ${IMPORT}
      const actions = [
        "s3:GetObject",
        "s3:PutObject"
      ] as const;
      new iam.PolicyStatement({ actions: [...actions] });
      `,
    replace: { "s3:PutObject": [] },
    after: `
      ${IMPORT}
      const actions = [
        "s3:GetObject"
      ] as const;
      new iam.PolicyStatement({ actions: [...actions] });
      `,
  },
  {
    name: "a line that becomes too long, in a file with commas at the ends",
    before: `
      ${IMPORT}
      const x = [
        1,
      ];
      new iam.PolicyStatement({
        actions: ["s3:*"],
      });
      `,
    replace: { "s3:*": LONG },
    after: `
      ${IMPORT}
      const x = [
        1,
      ];
      new iam.PolicyStatement({
        actions: [
${LONG.map((value) => `          "${value}",`).join("\n")}
        ],
      });
      `,
  },
  {
    name: "a line that becomes too long, in a file without commas at the ends, with tabs",
    before: `
      ${IMPORT}
      const x = [
      \t1
      ];
      const actions: string[] = ['s3:*'];
      new iam.PolicyStatement({
      \tactions
      });
      `,
    replace: { "s3:*": LONG },
    after: `
      ${IMPORT}
      const x = [
      \t1
      ];
      const actions: string[] = [
${LONG.map((value) => `      \t'${value}'`).join(",\n")}
      ];
      new iam.PolicyStatement({
      \tactions
      });
      `,
  },
  {
    name: "beside other things, a line may become longer than that",
    before: `
      ${IMPORT}
      const s = new iam.PolicyStatement({ actions: ['s3:Get*'], resources: ['*'] });
      `,
    replace: { "s3:Get*": LONG.slice(0, 3) },
    after: `
      ${IMPORT}
      const s = new iam.PolicyStatement({ actions: [${LONG.slice(0, 3)
        .map((value) => `'${value}'`)
        .join(", ")}], resources: ['*'] });
      `,
  },
  {
    name: "NotAction",
    before: `
      ${IMPORT}
      new iam.PolicyStatement({
        notActions: [
          'iam:*', // never
        ],
        resources: ['*'],
      });
      `,
    append: { "iam:*": ["s3:PutObject", "s3:DeleteObject"] },
    after: `
      ${IMPORT}
      new iam.PolicyStatement({
        notActions: [
          'iam:*', // never
          's3:PutObject',
          's3:DeleteObject',
        ],
        resources: ['*'],
      });
      `,
  },
  {
    name: "a statement that a call adds, with the comment about it",
    before: `
      ${IMPORT}
      export class Stack {
        constructor() {
          const fn = make();

          // the bin
          fn.addToRolePolicy(
            new iam.PolicyStatement({
              actions: ["s3:DeleteObject"],
              resources: ["*"],
            }),
          );

          // reading
          fn.addToRolePolicy(
            new iam.PolicyStatement({
              actions: ["s3:GetObject"],
              resources: ["*"],
            }),
          );
        }
      }
      `,
    remove: ["s3:DeleteObject"],
    after: `
      ${IMPORT}
      export class Stack {
        constructor() {
          const fn = make();

          // reading
          fn.addToRolePolicy(
            new iam.PolicyStatement({
              actions: ["s3:GetObject"],
              resources: ["*"],
            }),
          );
        }
      }
      `,
  },
  {
    name: "a statement in an array",
    before: `
      ${IMPORT}
      new iam.PolicyDocument({
        statements: [
          new iam.PolicyStatement({ actions: ['s3:GetObject'], resources: ['*'] }),
          // unused
          new iam.PolicyStatement({
            actions: ['s3:PutObject'],
            resources: ['*'],
          }),
        ],
      });
      `,
    remove: ["s3:PutObject"],
    after: `
      ${IMPORT}
      new iam.PolicyDocument({
        statements: [
          new iam.PolicyStatement({ actions: ['s3:GetObject'], resources: ['*'] }),
        ],
      });
      `,
  },
  {
    name: "some arguments of a call",
    before: `
      ${IMPORT}
      policy.addStatements(
        new iam.PolicyStatement({ actions: ['s3:GetObject'], resources: ['*'] }),
        new iam.PolicyStatement({ actions: ['s3:PutObject'], resources: ['*'] })
      );
      `,
    remove: ["s3:PutObject"],
    after: `
      ${IMPORT}
      policy.addStatements(
        new iam.PolicyStatement({ actions: ['s3:GetObject'], resources: ['*'] })
      );
      `,
  },
  {
    name: "all arguments of a call, which goes",
    before: `
      ${IMPORT}
      begin()
      policy.addStatements(
        new iam.PolicyStatement({ actions: ['s3:GetObject'], resources: ['*'] }),
        new iam.PolicyStatement({ actions: ['s3:PutObject'], resources: ['*'] }),
      )
      end()
      `,
    remove: ["s3:PutObject", "s3:GetObject"],
    after: `
      ${IMPORT}
      begin()
      end()
      `,
  },
  {
    name: "JavaScript that requires, with CommonJS",
    file: "lib/stack.js",
    before: `
      const iam = require('aws-cdk-lib/aws-iam')
      class Stack {
        constructor () {
          const names = [1, 2]
          this.role.addToPolicy(new iam.PolicyStatement({ actions: ['s3:GetObject'], resources: ['*'] }))
          ;[1, 2].forEach(names)
        }
      }
      `,
    remove: ["s3:GetObject"],
    after: `
      const iam = require('aws-cdk-lib/aws-iam')
      class Stack {
        constructor () {
          const names = [1, 2]
          ;[1, 2].forEach(names)
        }
      }
      `,
  },
  {
    name: "characters that are more than one unit, and a list above another on one line",
    before: `
      ${IMPORT}
      // 🪣 buckets
      f('🪣'); new iam.PolicyStatement({ actions: ['s3:GetObject', /* 🗑️ */ 's3:DeleteObject'], sid: '🪣' });
      `,
    replace: { "s3:DeleteObject": [] },
    after: `
      ${IMPORT}
      // 🪣 buckets
      f('🪣'); new iam.PolicyStatement({ actions: ['s3:GetObject'], sid: '🪣' });
      `,
  },
  {
    name: "objects as in JSON: texts that stand alone, and become lists",
    before: `
      ${IMPORT}
      const document = iam.PolicyDocument.fromJson({
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Action: 's3:Get*', Resource: '*' },
          {
            Effect: 'Allow',
            Action: 'sqs:*',
            Resource: '*',
          },
          { Effect: 'Allow', Action: 'sns:*', Resource: '*' },
          { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' },
        ],
      });
      `,
    replace: { "s3:Get*": ["s3:GetObject"], "sqs:*": LONG },
    append: { "iam:*": ["s3:PutObject"] },
    remove: ["sns:*"],
    after: `
      ${IMPORT}
      const document = iam.PolicyDocument.fromJson({
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' },
          {
            Effect: 'Allow',
            Action: [
${LONG.map((value) => `              '${value}',`).join("\n")}
            ],
            Resource: '*',
          },
          { Effect: 'Allow', NotAction: ['iam:*', 's3:PutObject'], Resource: '*' },
        ],
      });
      `,
  },
  {
    name: "arguments that become too long, in a file whose calls end with a comma",
    before: `
      ${IMPORT}
      run(
          1,
          2,
      )
      const statement = new iam.PolicyStatement()
      statement.addActions('s3:*')
      statement.addResources('*')
      `,
    replace: { "s3:*": LONG },
    after: `
      ${IMPORT}
      run(
          1,
          2,
      )
      const statement = new iam.PolicyStatement()
      statement.addActions(
${LONG.map((value) => `          '${value}',`).join("\n")}
      )
      statement.addResources('*')
      `,
  },
  {
    name: "arguments that become too long, in a file that tells nothing of commas",
    before: `
      ${IMPORT}
      const statement = new iam.PolicyStatement();
      statement.addActions('s3:*');
      `,
    replace: { "s3:*": LONG },
    after: `
      ${IMPORT}
      const statement = new iam.PolicyStatement();
      statement.addActions(
${LONG.map((value) => `        '${value}'`).join(",\n")}
      );
      `,
  },
  {
    name: "several to a line",
    before: `
      ${IMPORT}
      new iam.PolicyStatement({
        actions: [
          's3:GetObject', 's3:Put*', 's3:DeleteObject', // objects
          'sqs:SendMessage',
        ],
      });
      `,
    replace: { "s3:Put*": LONG.slice(0, 2), "s3:DeleteObject": [] },
    after: `
      ${IMPORT}
      new iam.PolicyStatement({
        actions: [
          's3:GetObject', '${LONG[0] ?? ""}',
          '${LONG[1] ?? ""}', // objects
          'sqs:SendMessage',
        ],
      });
      `,
  },
  {
    name: "a file whose lines are long may have longer ones",
    before: `
      ${IMPORT}
      export const names = [make(1), make(2), make(3), make(4), make(5), make(6), make(7), make(8), make(9), make(10)];
      new iam.PolicyStatement({
        actions: ['s3:*'],
      });
      `,
    replace: { "s3:*": LONG.slice(0, 3) },
    after: `
      ${IMPORT}
      export const names = [make(1), make(2), make(3), make(4), make(5), make(6), make(7), make(8), make(9), make(10)];
      new iam.PolicyStatement({
        actions: [${LONG.slice(0, 3)
          .map((value) => `'${value}'`)
          .join(", ")}],
      });
      `,
  },
  {
    name: "a statement of a static block, and one of a namespace's function, behind an optional chain",
    before: `
      ${IMPORT}
      class Stack {
        static {
          role.addToPolicy(new iam.PolicyStatement({ actions: ['a:A'] })); // gone
        }
      }
      namespace make {
        export function policy(role?: iam.Role) {
          role?.addToPolicy(new iam.PolicyStatement({ actions: ['a:B'] }))
          return role
        }
      }
      `,
    remove: ["a:A", "a:B"],
    after: `
      ${IMPORT}
      class Stack {
        static {}
      }
      namespace make {
        export function policy(role?: iam.Role) {
          return role
        }
      }
      `,
  },
];
