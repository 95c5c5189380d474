import type { ListCase } from "../support/list-cases.js";

const gone: readonly string[] = [];

export const bracketCases: readonly ListCase[] = [
  // One element a line.
  {
    name: "the first of several lines",
    language: "hcl",
    before: `
      actions = [
        "a",
        "b",
        "c",
      ]`,
    change: { a: gone },
    after: `
      actions = [
        "b",
        "c",
      ]`,
  },
  {
    name: "the middle of several lines",
    language: "hcl",
    before: `
      actions = [
        "a",
        "b",
        "c",
      ]`,
    change: { b: gone },
    after: `
      actions = [
        "a",
        "c",
      ]`,
  },
  {
    name: "the last of several lines, a comma behind it",
    language: "hcl",
    before: `
      actions = [
        "a",
        "b",
      ]`,
    change: { b: gone },
    after: `
      actions = [
        "a",
      ]`,
  },
  {
    name: "the last of several lines, no comma behind it",
    language: "json",
    before: `
      "Action": [
        "a",
        "b"
      ],`,
    change: { b: gone },
    after: `
      "Action": [
        "a"
      ],`,
  },
  {
    name: "the last two of several lines, no comma behind them",
    language: "json",
    before: `
      "Action": [
        "a",
        "b",
        "c"
      ]`,
    change: { b: gone, c: gone },
    after: `
      "Action": [
        "a"
      ]`,
  },
  {
    name: "every other line",
    language: "json",
    before: `
      "Action": [
        "a",
        "b",
        "c",
        "d",
        "e"
      ]`,
    change: { a: gone, c: gone, e: gone },
    after: `
      "Action": [
        "b",
        "d"
      ]`,
  },
  {
    name: "every line",
    language: "json",
    before: `
      "Action": [
        "a",
        "b"
      ]`,
    change: { a: gone, b: gone },
    after: `
      "Action": []`,
  },
  {
    name: "every line, but a comment stays",
    language: "hcl",
    before: `
      actions = [
        # the group
        "a",
        "b",
      ]`,
    change: { a: gone, b: gone },
    after: `
      actions = [
        # the group
      ]`,
  },
  // One line.
  {
    name: "the first of one line",
    language: "json",
    before: `"Action": ["a", "b", "c"]`,
    change: { a: gone },
    after: `"Action": ["b", "c"]`,
  },
  {
    name: "the middle of one line",
    language: "json",
    before: `"Action": ["a", "b", "c"]`,
    change: { b: gone },
    after: `"Action": ["a", "c"]`,
  },
  {
    name: "the last of one line",
    language: "json",
    before: `"Action": ["a", "b", "c"]`,
    change: { c: gone },
    after: `"Action": ["a", "b"]`,
  },
  {
    name: "all but the middle of one line",
    language: "json",
    before: `"Action": ["a", "b", "c"]`,
    change: { a: gone, c: gone },
    after: `"Action": ["b"]`,
  },
  {
    name: "the last of one line with a comma behind it",
    language: "typescript",
    before: `actions: ["a", "b",],`,
    change: { b: gone },
    after: `actions: ["a",],`,
  },
  {
    name: "blanks inside the brackets: the first",
    language: "hcl",
    before: `actions = [ "a", "b" ]`,
    change: { a: gone },
    after: `actions = [ "b" ]`,
  },
  {
    name: "blanks inside the brackets: the last",
    language: "hcl",
    before: `actions = [ "a", "b" ]`,
    change: { b: gone },
    after: `actions = [ "a" ]`,
  },
  {
    name: "no blanks at all",
    language: "json",
    before: `{"Action":["a","b","c"],"x":[1]}`,
    change: { b: gone },
    after: `{"Action":["a","c"],"x":[1]}`,
  },
  {
    name: "the only one",
    language: "json",
    before: `{"Action": ["a"]}`,
    change: { a: gone },
    after: `{"Action": []}`,
  },
  {
    name: "the only one between blanks",
    language: "hcl",
    before: `actions = [ "a" ]`,
    change: { a: gone },
    after: `actions = []`,
  },
  // Several lines with several elements.
  {
    name: "the first of a filled line",
    language: "hcl",
    before: `
      actions = [
        "a", "b",
        "c", "d",
      ]`,
    change: { c: gone },
    after: `
      actions = [
        "a", "b",
        "d",
      ]`,
  },
  {
    name: "the last of a filled line",
    language: "hcl",
    before: `
      actions = [
        "a", "b",
        "c", "d",
      ]`,
    change: { b: gone },
    after: `
      actions = [
        "a",
        "c", "d",
      ]`,
  },
  {
    name: "the end of a filled line and the start of the next",
    language: "hcl",
    before: `
      actions = [
        "a", "b",
        "c", "d",
      ]`,
    change: { b: gone, c: gone },
    after: `
      actions = [
        "a",
        "d",
      ]`,
  },
  {
    name: "a whole filled line",
    language: "hcl",
    before: `
      actions = [
        "a", "b",
        "c", "d",
        "e"
      ]`,
    change: { c: gone, d: gone },
    after: `
      actions = [
        "a", "b",
        "e"
      ]`,
  },
  {
    name: "the last filled line, no comma behind it",
    language: "json",
    before: `
      "Action": [
        "a", "b",
        "c", "d"
      ]`,
    change: { c: gone, d: gone },
    after: `
      "Action": [
        "a", "b"
      ]`,
  },
  // Elements on the lines of the brackets.
  {
    name: "a hanging list: the first",
    language: "typescript",
    before: `
      actions: ["a",
                "b",
                "c"],`,
    change: { a: gone },
    after: `
      actions: ["b",
                "c"],`,
  },
  {
    name: "a hanging list: the middle",
    language: "typescript",
    before: `
      actions: ["a",
                "b",
                "c"],`,
    change: { b: gone },
    after: `
      actions: ["a",
                "c"],`,
  },
  {
    name: "a hanging list: the last",
    language: "typescript",
    before: `
      actions: ["a",
                "b",
                "c"],`,
    change: { c: gone },
    after: `
      actions: ["a",
                "b"],`,
  },
  {
    name: "a hanging list: the last, a line comment before it",
    language: "typescript",
    before: `
      actions: [
        "a",
        "b", // keep me
        "c"]`,
    change: { c: gone },
    after: `
      actions: [
        "a",
        "b" // keep me
        ]`,
  },
  {
    name: "a hanging list: the first, a comment below it",
    language: "hcl",
    before: `
      actions = ["a",
        # about b
        "b",
        "c"]`,
    change: { a: gone },
    after: `
      actions = [
        # about b
        "b",
        "c"]`,
  },
  // Commas at the start of the line.
  {
    name: "commas first: the first",
    language: "hcl",
    before: `
      actions = [
          "a"
        , "b"
        , "c"
      ]`,
    change: { a: gone },
    after: `
      actions = [
          "b"
        , "c"
      ]`,
  },
  {
    name: "commas first: the middle",
    language: "hcl",
    before: `
      actions = [
          "a"
        , "b" # gone with b
        , "c"
      ]`,
    change: { b: gone },
    after: `
      actions = [
          "a"
        , "c"
      ]`,
  },
  {
    name: "commas first: the last",
    language: "hcl",
    before: `
      actions = [
          "a"
        , "b"
        , "c"
      ]`,
    change: { c: gone },
    after: `
      actions = [
          "a"
        , "b"
      ]`,
  },
  {
    name: "commas first: one becomes two",
    language: "hcl",
    before: `
      actions = [
          "a"
        , "b"
        , "c"
      ]`,
    change: { a: ["x", "y"], c: ["z", "w"] },
    after: `
      actions = [
          "x"
        , "y"
        , "b"
        , "z"
        , "w"
      ]`,
  },
  {
    name: "a comma on a line of its own",
    language: "typescript",
    before: `
      actions: [
        "a"
        ,
        "b"
        ,
        "c"
      ]`,
    change: { b: gone },
    after: `
      actions: [
        "a"
        ,
        "c"
      ]`,
  },
  // Comments at the end of the line.
  {
    name: "its comment goes",
    language: "hcl",
    before: `
      actions = [
        "a", # about a
        "b", # about b
        "c", # about c
      ]`,
    change: { b: gone },
    after: `
      actions = [
        "a", # about a
        "c", # about c
      ]`,
  },
  {
    name: "its comment goes, in every style of comment",
    language: "hcl",
    before: `
      actions = [
        "a", // about a
        "b", /* about b */
        "c" # about c
      ]`,
    change: { b: gone, c: gone },
    after: `
      actions = [
        "a" // about a
      ]`,
  },
  {
    name: "a comment between element and comma goes",
    language: "typescript",
    before: `
      actions: [
        "a" /* about a */,
        "b" /* about b */, // and more
        "c",
      ]`,
    change: { b: gone },
    after: `
      actions: [
        "a" /* about a */,
        "c",
      ]`,
  },
  {
    name: "the comma goes from before a comment that stays",
    language: "typescript",
    before: `
      actions: [
        "a",    // about a
        "b"
      ]`,
    change: { b: gone },
    after: `
      actions: [
        "a"    // about a
      ]`,
  },
  {
    name: "the comma goes from behind a comment that stays",
    language: "typescript",
    before: `
      actions: [
        "a" /* about a */,
        "b"
      ]`,
    change: { b: gone },
    after: `
      actions: [
        "a" /* about a */
      ]`,
  },
  {
    name: "a line comment stands before the comma that goes",
    language: "hcl",
    before: `
      actions = [
        "a" # about a
        ,
        "b"
      ]`,
    change: { b: gone },
    after: `
      actions = [
        "a" # about a
      ]`,
  },
  {
    name: "the comment of a line of several stays while one of them does",
    language: "hcl",
    before: `
      actions = [
        "a", "b", # about both
        "c",
      ]`,
    change: { b: gone },
    after: `
      actions = [
        "a", # about both
        "c",
      ]`,
  },
  {
    name: "the comment of a line of several goes with all of them",
    language: "hcl",
    before: `
      actions = [
        "a", "b", # about both
        "c",
      ]`,
    change: { a: gone, b: gone },
    after: `
      actions = [
        "c",
      ]`,
  },
  {
    name: "a comment within one line between element and comma",
    language: "typescript",
    before: `actions: ["a" /* about a */, "b" /* about b */, "c"],`,
    change: { a: gone },
    after: `actions: ["b" /* about b */, "c"],`,
  },
  {
    name: "a comment within one line before an element stays",
    language: "typescript",
    before: `actions: ["a", /* reads */ "b", "c"],`,
    change: { b: gone },
    after: `actions: ["a", /* reads */ "c"],`,
  },
  {
    name: "a comment before the last of a line goes with it",
    language: "typescript",
    before: `actions: ["a", /* reads */ "b"],`,
    change: { b: gone },
    after: `actions: ["a"],`,
  },
  {
    name: "a comment before an element alone on its line goes with it",
    language: "typescript",
    before: `
      actions: [
        /* one */ "a",
        /* two */ "b",
      ],`,
    change: { b: gone },
    after: `
      actions: [
        /* one */ "a",
      ],`,
  },
  {
    name: "a comment behind the opening bracket stays",
    language: "typescript",
    before: `
      actions: [ // all of it
        "a",
        "b",
      ],`,
    change: { a: gone },
    after: `
      actions: [ // all of it
        "b",
      ],`,
  },
  {
    name: "a comment behind the opening bracket on the line of the first stays",
    language: "typescript",
    before: `actions: [/* all */ "a", "b"],`,
    change: { a: gone },
    after: `actions: [/* all */ "b"],`,
  },
  {
    name: "a comment over lines behind an element",
    language: "typescript",
    before: `
      actions: [
        "a", /* about a,
                in length */
        "b",
      ],`,
    change: { a: gone },
    after: `
      actions: [
        "b",
      ],`,
  },
  {
    name: "a comment over lines between two elements stays",
    language: "typescript",
    before: `
      actions: [
        "a", /* about
                something */ "b",
      ],`,
    change: { a: gone },
    after: `
      actions: [
        /* about
                something */ "b",
      ],`,
  },
  {
    name: "comments at the end of the list stay",
    language: "hcl",
    before: `
      actions = [
        "a",
        "b"
        # more to come
      ]`,
    change: { b: gone },
    after: `
      actions = [
        "a"
        # more to come
      ]`,
  },
  {
    name: "a comment before the closing bracket belongs to the line",
    language: "typescript",
    before: `actions: ["a", "b" /* both */]`,
    change: { b: gone },
    after: `actions: ["a" /* both */]`,
  },
  // Comments on lines of their own.
  {
    name: "a comment above a group stays",
    language: "hcl",
    before: `
      actions = [
        # reading
        "a",
        "b",

        # writing
        "c",
        "d",
      ]`,
    change: { a: gone, c: gone, d: gone },
    after: `
      actions = [
        # reading
        "b",

        # writing
      ]`,
  },
  {
    name: "a comment above one item goes: another comment follows",
    language: "hcl",
    before: `
      actions = [
        # about a
        "a",
        # about b
        "b",
        # about c
        "c",
      ]`,
    change: { b: gone },
    after: `
      actions = [
        # about a
        "a",
        # about c
        "c",
      ]`,
  },
  {
    name: "a comment above one item goes: a blank line follows",
    language: "hcl",
    before: `
      actions = [
        "a",

        // about b
        // in two lines
        "b",

        "c",
      ]`,
    change: { b: gone },
    after: `
      actions = [
        "a",

        "c",
      ]`,
  },
  {
    name: "a comment above one item goes: the end follows",
    language: "hcl",
    before: `
      actions = [
        "a",
        # about b
        "b",
      ]`,
    change: { b: gone },
    after: `
      actions = [
        "a",
      ]`,
  },
  {
    name: "a comment above stays: the next item follows",
    language: "hcl",
    before: `
      actions = [
        "a",
        # about b, and c?
        "b",
        "c",
      ]`,
    change: { b: gone },
    after: `
      actions = [
        "a",
        # about b, and c?
        "c",
      ]`,
  },
  {
    name: "a comment above stays: a blank line is between",
    language: "hcl",
    before: `
      actions = [
        "a",
        # about the rest

        "b",

        "c",
      ]`,
    change: { b: gone },
    after: `
      actions = [
        "a",
        # about the rest

        "c",
      ]`,
  },
  {
    name: "code switched off stays",
    language: "hcl",
    before: `
      actions = [
        "a",
        # "s3:PutObject",
        "b",
        # more
        "c",
      ]`,
    change: { b: gone },
    after: `
      actions = [
        "a",
        # "s3:PutObject",
        # more
        "c",
      ]`,
  },
  {
    name: "code switched off below an item ends no group",
    language: "hcl",
    before: `
      actions = [
        # reading
        "a",
        # s3:GetObject
        "b",
      ]`,
    change: { a: gone },
    after: `
      actions = [
        # reading
        # s3:GetObject
        "b",
      ]`,
  },
  {
    name: "a comment in another column stays",
    language: "hcl",
    before: `
      actions = [
        "a",
      # out here
        "b",
      ]`,
    change: { b: gone },
    after: `
      actions = [
        "a",
      # out here
      ]`,
  },
  {
    name: "a comment over lines above one item goes",
    language: "typescript",
    before: `
      actions: [
        "a",
        /*
         * about b
         */
        "b",
      ],`,
    change: { b: gone },
    after: `
      actions: [
        "a",
      ],`,
  },
  // Blank lines.
  {
    name: "blank lines on both sides: one stays",
    language: "hcl",
    before: `
      actions = [
        "a",

        "b",

        "c",
      ]`,
    change: { b: gone },
    after: `
      actions = [
        "a",

        "c",
      ]`,
  },
  {
    name: "a blank line after the first goes with it",
    language: "hcl",
    before: `
      actions = [
        "a",

        "b",
      ]`,
    change: { a: gone },
    after: `
      actions = [
        "b",
      ]`,
  },
  {
    name: "a blank line before the last goes with it",
    language: "hcl",
    before: `
      actions = [
        "a",

        "b"
      ]`,
    change: { b: gone },
    after: `
      actions = [
        "a"
      ]`,
  },
  {
    name: "a blank line that parts groups stays",
    language: "hcl",
    before: `
      actions = [
        "a",
        "b",

        "c",
      ]`,
    change: { b: gone },
    after: `
      actions = [
        "a",

        "c",
      ]`,
  },
  {
    name: "blank lines at the brackets that were there stay",
    language: "hcl",
    before: `
      actions = [

        "a",
        "b",

      ]`,
    change: { a: gone },
    after: `
      actions = [

        "b",

      ]`,
  },
  // Replacing.
  {
    name: "one becomes one",
    language: "hcl",
    before: `actions = ["a", "b"]`,
    change: { a: ["x"] },
    after: `actions = ["x", "b"]`,
  },
  {
    name: "one becomes itself",
    language: "hcl",
    before: `actions = ["a", "b"]`,
    change: { a: ["a"] },
    after: `actions = ["a", "b"]`,
  },
  {
    name: "one of a line becomes two",
    language: "hcl",
    before: `actions = ["a", "b"]`,
    change: { a: ["x", "y"] },
    after: `actions = ["x", "y", "b"]`,
  },
  {
    name: "the only one of a line becomes two",
    language: "hcl",
    before: `actions = ["a"]`,
    change: { a: ["x", "y"] },
    after: `actions = ["x", "y"]`,
  },
  {
    name: "one between blanks becomes two",
    language: "hcl",
    before: `actions = [ "a" ]`,
    change: { a: ["x", "y"] },
    after: `actions = [ "x", "y" ]`,
  },
  {
    name: "no blanks at all: one becomes two",
    language: "json",
    before: `{"Action":["a"],"Resource":"*"}`,
    change: { a: ["x", "y"] },
    after: `{"Action":["x","y"],"Resource":"*"}`,
  },
  {
    name: "the separator of the list is taken over",
    language: "json",
    before: `{"Action" : ["a",  "b"]}`,
    change: { b: ["x", "y"] },
    after: `{"Action" : ["a",  "x",  "y"]}`,
  },
  {
    name: "one on a line of its own becomes two lines",
    language: "hcl",
    before: `
      actions = [
        "a",
        "b",
      ]`,
    change: { a: ["x", "y"] },
    after: `
      actions = [
        "x",
        "y",
        "b",
      ]`,
  },
  {
    name: "the last, with no comma behind it, becomes two lines",
    language: "json",
    before: `
      "Action": [
        "a",
        "b"
      ]`,
    change: { b: ["x", "y"] },
    after: `
      "Action": [
        "a",
        "x",
        "y"
      ]`,
  },
  {
    name: "the comment follows the last of the replacements",
    language: "hcl",
    before: `
      actions = [
        "a", # about a
        "b", # about b
      ]`,
    change: { a: ["x", "y"] },
    after: `
      actions = [
        "x",
        "y", # about a
        "b", # about b
      ]`,
  },
  {
    name: "one of a filled line becomes two",
    language: "hcl",
    before: `
      actions = [
        "a", "b",
        "c",
      ]`,
    change: { b: ["x", "y"] },
    after: `
      actions = [
        "a", "x", "y",
        "c",
      ]`,
  },
  {
    name: "a hanging list: the first becomes two",
    language: "typescript",
    before: `
      actions: ["a",
                "b"],`,
    change: { a: ["x", "y"] },
    after: `
      actions: ["x",
                "y",
                "b"],`,
  },
  {
    name: "a hanging list: the last becomes two",
    language: "typescript",
    before: `
      actions: ["a",
                "b"],`,
    change: { b: ["x", "y"] },
    after: `
      actions: ["a",
                "x",
                "y"],`,
  },
  {
    name: "the only one, on its own line, becomes two",
    language: "json",
    before: `
      "Action": [
        "a"
      ]`,
    change: { a: ["x", "y"] },
    after: `
      "Action": [
        "x",
        "y"
      ]`,
  },
  {
    name: "one is replaced and its neighbours go",
    language: "json",
    before: `
      "Action": [
        "a",
        "b",
        "c"
      ]`,
    change: { a: gone, b: ["x", "y"], c: gone },
    after: `
      "Action": [
        "x",
        "y"
      ]`,
  },
  {
    name: "one is replaced and its neighbours go, on one line",
    language: "json",
    before: `["a", "b", "c"]`,
    change: { a: gone, b: ["x", "y"], c: gone },
    after: `["x", "y"]`,
  },
  {
    name: "single quotes stay single",
    language: "typescript",
    before: `actions: ['a', "b"] as const,`,
    change: { a: ["x", "y"] },
    after: `actions: ['x', 'y', "b"] as const,`,
  },
  // Elements that are no strings.
  {
    name: "brackets in brackets",
    language: "typescript",
    before: `
      actions: [
        ...(dev ? ["s3:*", "sqs:*"] : []),
        "a",
        ...["b", "c"],
        "d"
      ],`,
    change: { a: gone, d: gone },
    after: `
      actions: [
        ...(dev ? ["s3:*", "sqs:*"] : []),
        ...["b", "c"]
      ],`,
  },
  {
    name: "an element with an assertion goes whole",
    language: "typescript",
    before: `actions: ["a", "b" as string, "c"]`,
    change: { '"b" as string': gone },
    after: `actions: ["a", "c"]`,
  },
  {
    name: "a YAML flow sequence",
    language: "yaml",
    before: `Action: [a, b, "c"] # all`,
    change: { b: gone, c: ["x", "y"] },
    after: `Action: [a, "x", "y"] # all`,
  },
  {
    name: "a YAML flow sequence over lines",
    language: "yaml",
    before: `
      Action: [
        a, # about a
        b, # about b
        c
      ]`,
    change: { a: gone, c: gone },
    after: `
      Action: [
        b # about b
      ]`,
  },
];
