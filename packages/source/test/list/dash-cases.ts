import type { ListCase } from "../support/list-cases.js";

const gone: readonly string[] = [];

const yaml = { language: "yaml", layout: "dashes" } as const;

export const dashCases: readonly ListCase[] = [
  {
    ...yaml,
    name: "the first",
    before: `
      Action:
        - a
        - b
        - c
      Resource: "*"`,
    change: { a: gone },
    after: `
      Action:
        - b
        - c
      Resource: "*"`,
  },
  {
    ...yaml,
    name: "the middle",
    before: `
      Action:
        - a
        - b
        - c`,
    change: { b: gone },
    after: `
      Action:
        - a
        - c`,
  },
  {
    ...yaml,
    name: "the last before a key",
    before: `
      Action:
      - a
      - b
      Resource: "*"`,
    change: { b: gone },
    after: `
      Action:
      - a
      Resource: "*"`,
  },
  {
    ...yaml,
    name: "the last of the text",
    before: `
      Action:
        - a
        - b`,
    change: { b: gone },
    after: `
      Action:
        - a`,
  },
  {
    ...yaml,
    name: "all before a key",
    before: `
      Action:
        - a
        - b
      Resource: "*"`,
    change: { a: gone, b: gone },
    after: `
      Action: []
      Resource: "*"`,
  },
  {
    ...yaml,
    name: "all, in the column of the key",
    before: `
      Action:
      - a # about a
      - b # about b
      Resource: "*"`,
    change: { a: gone, b: gone },
    after: `
      Action: []
      Resource: "*"`,
  },
  {
    ...yaml,
    name: "all, but a comment stays",
    before: `
      Action:
      # the group
      - a
      - b
      Resource: "*"`,
    change: { a: gone, b: gone },
    after: `
      Action:
      # the group
        []
      Resource: "*"`,
  },
  {
    ...yaml,
    name: "its comment goes",
    before: `
      Action:
        - a # about a
        - b   # about b
        - c # about c
      Resource: "*"`,
    change: { b: gone, c: gone },
    after: `
      Action:
        - a # about a
      Resource: "*"`,
  },
  {
    ...yaml,
    name: "the first with its comment",
    before: `
      Action: # what it may do
        - a # about a
        - b`,
    change: { a: gone },
    after: `
      Action: # what it may do
        - b`,
  },
  {
    ...yaml,
    name: "a comment above a group stays",
    before: `
      Action:
        # Rules for network interfaces
        - a
        - b

        # Rules for load balancers
        - c
        - d`,
    change: { a: gone, c: gone, d: gone },
    after: `
      Action:
        # Rules for network interfaces
        - b

        # Rules for load balancers`,
  },
  {
    ...yaml,
    name: "a comment above one item goes",
    before: `
      Action:
        # about a
        - a
        # about b
        - b
        # about c
        - c
      Resource: "*"`,
    change: { a: gone, c: gone },
    after: `
      Action:
        # about b
        - b
      Resource: "*"`,
  },
  {
    ...yaml,
    name: "a comment below the last stays",
    before: `
      Action:
        - a
        - b
        # nothing else
      Resource: "*"`,
    change: { b: gone },
    after: `
      Action:
        - a
        # nothing else
      Resource: "*"`,
  },
  {
    ...yaml,
    name: "an item switched off stays",
    before: `
      Action:
        - a
        # - s3:PutObject
        - b
      Resource: "*"`,
    change: { b: gone },
    after: `
      Action:
        - a
        # - s3:PutObject
      Resource: "*"`,
  },
  {
    ...yaml,
    name: "blank lines between items",
    before: `
      Action:
        - a

        - b

        - c

      Resource: "*"`,
    change: { b: gone, c: gone },
    after: `
      Action:
        - a

      Resource: "*"`,
  },
  {
    ...yaml,
    name: "blanks behind the dash are taken over",
    before: `
      Action:
        -   'a'
        -   b
      Resource: "*"`,
    change: { a: ["x", "y"] },
    after: `
      Action:
        -   'x'
        -   'y'
        -   b
      Resource: "*"`,
  },
  {
    ...yaml,
    name: "one becomes three, its comment behind the last",
    before: `
      Action:
        - a # about a
        - b`,
    change: { a: ["x", "y", "z"] },
    after: `
      Action:
        - x
        - y
        - z # about a
        - b`,
  },
  {
    ...yaml,
    name: "one is replaced between two that go",
    before: `
      Action:
        - a
        - b
        - c
      Resource: "*"`,
    change: { a: gone, b: ["x", "y"], c: gone },
    after: `
      Action:
        - x
        - y
      Resource: "*"`,
  },
  {
    ...yaml,
    name: "the value below its dash",
    before: `
      Action:
        -
          a
        -
          b
      Resource: "*"`,
    change: { a: gone },
    after: `
      Action:
        -
          b
      Resource: "*"`,
  },
  {
    ...yaml,
    name: "the value below its dash becomes two",
    before: `
      Action:
        -
          a
        - b`,
    change: { a: ["x", "y"] },
    after: `
      Action:
        -
          x
        - y
        - b`,
  },
  {
    ...yaml,
    name: "a comment behind the dash goes",
    before: `
      Action:
        - # about a
          a
        - b`,
    change: { a: gone },
    after: `
      Action:
        - b`,
  },
];
