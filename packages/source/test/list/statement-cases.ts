/** Statements before and after some are removed, drawn; a statement is found by the word it holds. */
export interface StatementCase {
  readonly name: string;
  readonly form: "blocks" | "body" | "hcl" | "typescript" | "yaml";
  readonly before: string;
  readonly remove: readonly string[];
  readonly after: string;
}

export const statementCases: readonly StatementCase[] = [
  {
    name: "the first block",
    form: "blocks",
    before: `
      data "aws_iam_policy_document" "x" {
        statement {
          sid = "A"
        }

        statement {
          sid = "B"
        }
      }`,
    remove: ["A"],
    after: `
      data "aws_iam_policy_document" "x" {
        statement {
          sid = "B"
        }
      }`,
  },
  {
    name: "the middle block",
    form: "blocks",
    before: `
      data "aws_iam_policy_document" "x" {
        statement {
          sid = "A"
        }

        statement {
          sid = "B"
        }

        statement {
          sid = "C"
        }
      }`,
    remove: ["B"],
    after: `
      data "aws_iam_policy_document" "x" {
        statement {
          sid = "A"
        }

        statement {
          sid = "C"
        }
      }`,
  },
  {
    name: "the last block",
    form: "blocks",
    before: `
      data "aws_iam_policy_document" "x" {
        version = "2012-10-17"

        statement {
          sid = "A"
        }

        statement {
          sid = "B"
        } # about B
      }
      `,
    remove: ["B"],
    after: `
      data "aws_iam_policy_document" "x" {
        version = "2012-10-17"

        statement {
          sid = "A"
        }
      }`,
  },
  {
    name: "blocks with comments above them",
    form: "blocks",
    before: `
      data "aws_iam_policy_document" "x" {
        # about A
        # in two lines
        statement {
          sid = "A"
        }

        /* about B */
        statement {
          sid = "B"
        }

        # about C
        statement {
          sid = "C"
        }
      }`,
    remove: ["A", "C"],
    after: `
      data "aws_iam_policy_document" "x" {
        /* about B */
        statement {
          sid = "B"
        }
      }`,
  },
  {
    name: "the only comment above the first of several goes if a blank line follows its block",
    form: "blocks",
    before: `
      data "aws_iam_policy_document" "x" {
        # about A
        statement {
          sid = "A"
        }

        statement {
          sid = "B"
        }
      }`,
    remove: ["A"],
    after: `
      data "aws_iam_policy_document" "x" {
        statement {
          sid = "B"
        }
      }`,
  },
  {
    name: "the only comment above the first of several stays if they follow each other closely",
    form: "blocks",
    before: `
      data "aws_iam_policy_document" "x" {
        # what the job needs
        statement {
          sid = "A"
        }
        statement {
          sid = "B"
        }
      }`,
    remove: ["A"],
    after: `
      data "aws_iam_policy_document" "x" {
        # what the job needs
        statement {
          sid = "B"
        }
      }`,
  },
  {
    name: "a comment with a blank line below stays",
    form: "blocks",
    before: `
      data "aws_iam_policy_document" "x" {
        # ---- reading ----

        statement {
          sid = "A"
        }

        statement {
          sid = "B"
        }
      }`,
    remove: ["A"],
    after: `
      data "aws_iam_policy_document" "x" {
        # ---- reading ----

        statement {
          sid = "B"
        }
      }`,
  },
  {
    name: "a block switched off above stays",
    form: "blocks",
    before: `
      data "aws_iam_policy_document" "x" {
        statement {
          sid = "A"
        }

        # statement {
        #   sid = "old"
        # }
        statement {
          sid = "B"
        }
      }`,
    remove: ["B"],
    after: `
      data "aws_iam_policy_document" "x" {
        statement {
          sid = "A"
        }

        # statement {
        #   sid = "old"
        # }
      }`,
  },
  {
    name: "other things between blocks stay",
    form: "blocks",
    before: `
      data "aws_iam_policy_document" "x" {
        statement {
          sid = "A"
        }
        version = "2012-10-17"
        statement {
          sid = "B"
        }
      }`,
    remove: ["A", "B"],
    after: `
      data "aws_iam_policy_document" "x" {
        version = "2012-10-17"
      }`,
  },
  {
    name: "the first object of several, each on its own lines",
    form: "hcl",
    before: `
      Statement = [
        {
          Sid = "A"
        },
        {
          Sid = "B"
        },
      ]`,
    remove: ["A"],
    after: `
      Statement = [
        {
          Sid = "B"
        },
      ]`,
  },
  {
    name: "the last object, no comma behind it",
    form: "hcl",
    before: `
      Statement = [
        {
          Sid = "A"
        },
        {
          Sid = "B"
        }
      ]`,
    remove: ["B"],
    after: `
      Statement = [
        {
          Sid = "A"
        }
      ]`,
  },
  {
    name: "objects that share lines with their brackets: the first",
    form: "hcl",
    before: `
      Statement = [{
        Sid = "A"
      }, {
        Sid = "B"
      }, {
        Sid = "C"
      }]`,
    remove: ["A"],
    after: `
      Statement = [{
        Sid = "B"
      }, {
        Sid = "C"
      }]`,
  },
  {
    name: "objects that share lines with their brackets: the middle",
    form: "hcl",
    before: `
      Statement = [{
        Sid = "A"
      }, {
        Sid = "B"
      }, {
        Sid = "C"
      }]`,
    remove: ["B"],
    after: `
      Statement = [{
        Sid = "A"
      }, {
        Sid = "C"
      }]`,
  },
  {
    name: "objects that share lines with their brackets: the last",
    form: "hcl",
    before: `
      Statement = [{
        Sid = "A"
      }, {
        Sid = "B"
      }]`,
    remove: ["B"],
    after: `
      Statement = [{
        Sid = "A"
      }]`,
  },
  {
    name: "objects that share lines",
    form: "hcl",
    before: `
      Statement = [
        {
          Sid = "A"
        }, {
          Sid = "B"
        },
      ]`,
    remove: ["A"],
    after: `
      Statement = [
        {
          Sid = "B"
        },
      ]`,
  },
  {
    name: "new expressions with comments",
    form: "typescript",
    before: `
      statements: [
        // about A
        new PolicyStatement({
          sid: 'A',
        }),
        // about B
        new PolicyStatement({
          sid: 'B',
        }), // and more
      ],`,
    remove: ["B"],
    after: `
      statements: [
        // about A
        new PolicyStatement({
          sid: 'A',
        }),
      ],`,
  },
  {
    name: "a map of a sequence in the middle",
    form: "yaml",
    before: `
      Statement:
        - Sid: A
          Effect: Allow
        - Sid: B
          Effect: Allow
        - Sid: C
          Effect: Allow`,
    remove: ["B"],
    after: `
      Statement:
        - Sid: A
          Effect: Allow
        - Sid: C
          Effect: Allow`,
  },
  {
    name: "the last map before a key",
    form: "yaml",
    before: `
      Statement:
        - Sid: A
          Effect: Allow

        # about B
        - Sid: B
          Effect: Allow
      Version: "2012-10-17"`,
    remove: ["B"],
    after: `
      Statement:
        - Sid: A
          Effect: Allow
      Version: "2012-10-17"`,
  },
  {
    name: "the first map, with what is switched off in it",
    form: "yaml",
    before: `
      Statement:
        # about A
        - Sid: A
          Effect: Allow
          # Condition: none
        # about B
        - Sid: B
          Effect: Allow`,
    remove: ["A"],
    after: `
      Statement:
        # about B
        - Sid: B
          Effect: Allow`,
  },
  {
    name: "all maps",
    form: "yaml",
    before: `
      Statement:
        - Sid: A
          Effect: Allow
        - Sid: B
          Effect: Allow
      Version: "2012-10-17"`,
    remove: ["A", "B"],
    after: `
      Statement: []
      Version: "2012-10-17"`,
  },
  {
    name: "a block between comments that switch rules of ESLint, and its own",
    form: "blocks",
    before: `
      data "aws_iam_policy_document" "x" {
        # eslint-disable iamend/a
        statement {
          sid = "A"
        }
        # all until here
        # eslint-enable iamend/a -- why
        # about B
        statement {
          sid = "B"
        }
        # eslint-disable-next-line iamend/a
        statement {
          sid = "C"
        }
      }`,
    remove: ["B"],
    after: `
      data "aws_iam_policy_document" "x" {
        # eslint-disable iamend/a
        statement {
          sid = "A"
        }
        # all until here
        # eslint-enable iamend/a -- why
        # eslint-disable-next-line iamend/a
        statement {
          sid = "C"
        }
      }`,
  },
  {
    name: "a block with such a comment behind it",
    form: "blocks",
    before: `
      data "aws_iam_policy_document" "x" {
        statement {
          sid = "A"
        } /* eslint-enable iamend/a */
        statement {
          sid = "B"
        }
      }`,
    remove: ["A"],
    after: `
      data "aws_iam_policy_document" "x" {
        /* eslint-enable iamend/a */
        statement {
          sid = "B"
        }
      }`,
  },
  {
    name: "a map with comments that switch rules of ESLint around it and in it",
    form: "yaml",
    before: `
      Statement:
        - Sid: A
          Effect: Allow
        # eslint-disable iamend/a
        # about B
        - Sid: B
          Effect: Allow
          # none
          # eslint-enable
          # as much
        - Sid: C
          Effect: Allow`,
    remove: ["B"],
    after: `
      Statement:
        - Sid: A
          Effect: Allow
        # eslint-disable iamend/a
          # eslint-enable
          # as much
        - Sid: C
          Effect: Allow`,
  },
];
