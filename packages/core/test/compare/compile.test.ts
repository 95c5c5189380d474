import { afterEach, describe, expect, it, vi } from "vitest";
import { compile, type Compiled } from "../../src/compare/compile/compile.js";
import { ContextDimension, type ContextTest } from "../../src/compare/conditions/context-dimension.js";
import { GlobDimension } from "../../src/compare/globs/glob-dimension.js";
import { PrincipalDimension } from "../../src/compare/principals/principal-dimension.js";
import { Budget } from "../../src/compare/search/budget.js";
import { AssumptionDimension, HOLDS } from "../../src/compare/search/assumption-dimension.js";
import { Dimension } from "../../src/compare/search/dimension.js";
import type { JsonObject, PolicyDocument } from "../../src/policy/document.js";
import { allow, deny, oldPolicy, policy, trust, when } from "./documents.js";
import { shown } from "./globs.js";

afterEach(() => {
  vi.restoreAllMocks();
});

/** What a test of a context key asks, as a text. */
function contextText(test: ContextTest): string {
  if (test.kind === "null") return test.absent ? "is absent" : "is there";
  const { quantifier, ifExists, negated, value } = test;
  const what =
    value.family === "text"
      ? value.globs.map((glob) => shown(glob.tokens) + (glob.ignoreCase ? "/i" : "")).join("|")
      : value.family === "boolean"
        ? value.values.join("|")
        : value.line.key;
  return [
    ...(quantifier === "one" ? [] : [quantifier]),
    negated ? "is not" : "is",
    what,
    ...(ifExists ? ["or absent"] : []),
  ].join(" ");
}

/** The name of an assumption, a template in it as a policy writes it. */
function assumptionText(name: string): string {
  const [, target = "", template] = /^(resource |(?:folded )?context \S+ )(.*)$/s.exec(name) ?? [];
  if (template === undefined) return name;
  return (
    target +
    template
      .replace(
        /\["([^"]*)",(null|"[^"]*")\]/g,
        (_, key: string, fallback: string) =>
          `\${${key}${fallback === "null" ? "" : `; '${fallback.slice(1, -1)}'`}}`,
      )
      .split(",")
      .map((piece) => (/^-?\d+$/.test(piece) ? shown([Number(piece)]) : piece))
      .join("")
      .replaceAll(";", ",")
  );
}

interface Understood {
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly dimensions: readonly string[];
  readonly variables: readonly string[];
  readonly whys: readonly string[];
}

interface Spy<Arguments> {
  readonly mock: {
    readonly calls: readonly Arguments[];
    readonly contexts: readonly unknown[];
    readonly results: readonly { readonly value?: unknown }[];
  };
}

/** What a method of dimensions was asked, and the numbers that it gave. */
function calls<Arguments>({ mock }: Spy<Arguments>) {
  return mock.calls.map((args, call) => {
    const of = mock.contexts[call];
    if (!(of instanceof Dimension)) throw new Error("not a dimension");
    return { of, args, number: Number(mock.results[call]?.value) };
  });
}

/** What two documents are compiled to: a line for each clause, all that it asks for joined by `&`. */
function understood(
  before: PolicyDocument,
  after: PolicyDocument,
  bindings?: ReadonlyMap<string, string>,
): Understood {
  const names = new Map<Dimension, Map<number, string>>();
  const name = (dimension: Dimension, test: number, text: string): void => {
    names.set(dimension, (names.get(dimension) ?? new Map<number, string>()).set(test, text));
  };
  const predicate = vi.spyOn(Dimension.prototype, "predicate");
  const globs = vi.spyOn(GlobDimension.prototype, "test");
  const principals = vi.spyOn(PrincipalDimension.prototype, "test");
  const contexts = vi.spyOn(ContextDimension.prototype, "test");
  const { problem, vocabulary }: Compiled = compile(before, after, bindings);
  for (const { of, args, number } of calls(globs)) {
    const text = args[0].map(({ tokens }) => shown(tokens)).join("|");
    name(of, number, `${of.name} is ${args[1] ? "not " : ""}${text}`);
  }
  for (const { of, args, number } of calls(principals)) {
    name(of, number, `${args[1] ? "not " : ""}by ${args[0].map(({ id }) => id).join("|")}`);
  }
  for (const { of, args, number } of calls(contexts)) {
    name(of, number, `${of.name.replace("context ", "")} ${contextText(args[0])}`);
  }
  const tests = new Map(
    calls(predicate).map(({ of, args, number }) => {
      return [`${String(problem.dimensions.indexOf(of))} ${String(number)}`, [...new Set(args[0])]] as const;
    }),
  );
  const predicateText = (number: number): string => {
    const { dimension = -1, local = -1 } = problem.predicates[number] ?? {};
    const of = problem.dimensions[dimension];
    return (tests.get(`${String(dimension)} ${String(local)}`) ?? [])
      .map((test) =>
        of instanceof AssumptionDimension
          ? `${test === HOLDS ? "if" : "unless"} <${assumptionText(of.name)}>`
          : ((of && names.get(of)?.get(test)) ?? "?"),
      )
      .join(" and ");
  };
  const clauseText = (clause: number): string =>
    [
      problem.clauses.isDeny(clause) ? "deny" : "allow",
      ...problem.clauses.predicates(clause).map(predicateText),
    ].join(" & ");
  return {
    before: problem.before.map(clauseText),
    after: problem.after.map(clauseText),
    dimensions: problem.dimensions.map((one) => one.name),
    variables: [...vocabulary.variables].map(([key, written]) => `${key} ${written}`),
    whys: problem.dimensions.flatMap((one) =>
      one instanceof AssumptionDimension
        ? (one.explore([], () => true, new Budget(1)) ?? [])
            .slice(0, 1)
            .flatMap(({ witness }) => (witness.part === "assumption" ? [witness.why] : []))
        : [],
    ),
  };
}

function clauses(...statements: readonly JsonObject[]): readonly string[] {
  return understood(policy(...statements), policy()).before;
}

const b = "arn:aws:s3:::b";
const account = "111122223333";
const role = `arn:aws:iam::${account}:role/R`;
const anything = { Effect: "Allow", Action: "*" };
const s3 = "action is s3:*";

describe("a statement asks for", () => {
  const cases: readonly (readonly [string, statement: JsonObject, clauses: readonly string[]])[] = [
    ["nothing", allow("*"), ["allow"]],
    [
      "an action and a resource",
      allow("S3:G?t*", [b, `${b}/*`]),
      [`allow & action is s3:g?t* & resource is ${b}|${b}/*`],
    ],
    [
      "all but some",
      { Effect: "Deny", NotAction: ["s3:*", "a:b"], NotResource: b },
      [`deny & action is not s3:*|a:b & resource is not ${b}`],
    ],
    ["what is never so", { Effect: "Deny", NotAction: "*", NotResource: b }, []],
    ["no resource that there is", { Effect: "Allow", Action: "s3:*", NotResource: ["x", "*"] }, []],
    ["everything", deny("*", "*"), ["deny"]],
    ["everything, by one of its patterns", allow(["s3:*", "*"], ["x", "*"]), ["allow"]],

    // A pattern with a variable is a glob, and the assumption that the pattern matches where the glob does.
    [
      "a variable",
      allow("s3:*", "b/${aws:username}"),
      [`allow & ${s3} & resource is b/* & if <resource b/\${aws:username}>`],
    ],
    [
      "variables and a name",
      allow("s3:*", ["B/${aws:username}?", "${aws:userid}", "x"]),
      [
        `allow & ${s3} & resource is x`,
        `allow & ${s3} & resource is B/?* & if <resource B/\${aws:username}?>`,
        `allow & ${s3} & if <resource \${aws:userid}>`,
      ],
    ],
    [
      "one pattern that contains another",
      allow("s3:*", ["${aws:a}*", "${aws:a}x"]),
      [
        `allow & ${s3} & if <resource \${aws:a}*>`,
        `allow & ${s3} & resource is *x & if <resource \${aws:a}x>`,
      ],
    ],
    [
      "no match of a variable, which has a value",
      { Effect: "Allow", Action: "s3:*", NotResource: ["b/${aws:username}", "x"] },
      [
        `allow & ${s3} & resource is not x and resource is not b/* & if <value of aws:username>`,
        `allow & ${s3} & resource is not x & unless <resource b/\${aws:username}> & if <value of aws:username>`,
      ],
    ],
    [
      "no match of a variable with a default",
      { Effect: "Allow", Action: "s3:*", NotResource: "b/${aws:username, 'x'}" },
      [`allow & ${s3} & resource is not b/*`, `allow & ${s3} & unless <resource b/\${aws:username, 'x'}>`],
    ],
    [
      "no match of everything by a variable",
      { ...anything, NotResource: "${aws:a}" },
      [
        "allow & resource is not * & if <value of aws:a>",
        "allow & unless <resource ${aws:a}> & if <value of aws:a>",
      ],
    ],

    // What is left out at the end of an ARN may be anything.
    [
      "an incomplete ARN",
      allow("s3:*", "arn:aws:s3"),
      [
        `allow & ${s3} & resource is arn:aws:s3`,
        `allow & ${s3} & resource is arn:aws:s3:*:*:* & if <incomplete arn:aws:s3>`,
      ],
    ],
    [
      "no incomplete ARN",
      { ...anything, NotResource: "arn:aws:s3:a:1" },
      [
        "allow & resource is not arn:aws:s3:a:1 and resource is not arn:aws:s3:a:1:*",
        "allow & resource is not arn:aws:s3:a:1 & unless <incomplete arn:aws:s3:a:1>",
      ],
    ],
    [
      "an ARN that ends in a star",
      allow("s3:*", "arn:aws:s3:*"),
      [`allow & ${s3} & resource is arn:aws:s3:*`],
    ],
    [
      "an ARN of seven parts",
      allow("s3:*", "arn:a:b:c:d:e:f"),
      [`allow & ${s3} & resource is arn:a:b:c:d:e:f`],
    ],
    [
      "what is no ARN",
      allow("s3:*", ["x:arn:aws", "arm:x"]),
      [`allow & ${s3} & resource is x:arn:aws|arm:x`],
    ],
    [
      "an incomplete ARN with a variable",
      allow("*", ["arn:aws:s3:${aws:a}", "arn:${aws:a}x"]),
      [
        "allow & resource is arn:aws:s3:* & if <resource arn:aws:s3:${aws:a}>",
        "allow & resource is arn:*x* & if <incomplete arn:${aws:a}x>",
      ],
    ],

    [
      "a principal of several",
      trust({ AWS: [role, account] }),
      [`allow & action is sts:assumerole & by AWS ${role}|account ${account}`],
    ],
    ["everyone", trust("*"), ["allow & action is sts:assumerole"]],
    [
      "someone who may be anyone",
      trust({ Service: "s.amazonaws.com", AWS: ["AROAX", "AROAX"] }, { Action: "*" }),
      ["allow & by Service s.amazonaws.com", "allow & if <principal AWS AROAX>"],
    ],
    ["nobody", trust({ AWS: [] }, { Action: "*" }), []],
    ["an odd principal", trust([["x"]], { Action: "*" }), ["allow & if <alone 0>"]],
    [
      "those that are not exempt",
      { Effect: "Deny", NotPrincipal: { AWS: role }, Action: "*" },
      [`deny & not by AWS ${role}`, `deny & if <["principals",true,false,["AWS ${role}"],[]]>`],
    ],
    [
      "none but everyone",
      { Effect: "Deny", NotPrincipal: "*", Action: "*" },
      ['deny & if <["principals",true,true,[],[]]>'],
    ],
    [
      "those that are not exempt if known",
      {
        Effect: "Deny",
        NotPrincipal: { AWS: ["AROAY", "AROAX", role, account.replaceAll("1", "0"), account] },
        Action: "*",
      },
      [
        `deny & if <["principals",true,false,["AWS ${role}","account 000022223333","account ${account}"],["AWS AROAX","AWS AROAY"]]>`,
      ],
    ],
  ];
  it.each(cases)("%s", (_, statement, expected) => {
    expect(clauses(statement)).toEqual(expected);
  });
});

describe("a condition asks for", () => {
  const cases: readonly (readonly [string, condition: JsonObject, asked: readonly string[]])[] = [
    [
      "values, all of them",
      { StringEquals: { k: ["a", "b"] }, StringNotLike: { K: "c*" }, Null: { j: "true" } },
      ["j is absent & k is a|b and k is not c*"],
    ],
    [
      "values of every kind",
      {
        NumericLessThan: { k: 5 },
        Bool: { j: true },
        IpAddressIfExists: { i: "1.0.0.0" },
        DateEquals: { d: "1970-01-02" },
      },
      ["d is equal 86400000 & i is in 16777216-16777216 or absent & j is true & k is less 5"],
    ],
    [
      "a variable",
      { StringEquals: { k: ["a", "${aws:username}"] } },
      ["k is a", "k is * & if <context k ${aws:username}>"],
    ],
    [
      "a variable alone",
      { StringLike: { k: "${aws:username}-*" } },
      ["k is *-* & if <context k ${aws:username}-*>"],
    ],
    [
      "a variable, or nothing",
      { StringEqualsIfExists: { k: "${aws:username}" } },
      ["k is * & if <context k ${aws:username}>", "k is absent"],
    ],
    [
      "no match of a variable",
      { StringNotLikeIfExists: { k: ["a", "${aws:username}-*"] } },
      [
        "k is not a and k is not *-* & if <value of aws:username>",
        "k is not a & unless <context k ${aws:username}-*> & if <value of aws:username>",
      ],
    ],
    [
      "a variable of any case",
      { StringEqualsIgnoreCase: { k: ["A", "${aws:username}"] } },
      ["k is a/i", "k is */i & if <folded context k ${aws:username}>"],
    ],
    [
      "a match and no match of the same",
      { StringEquals: { k: "${aws:a, 'x'}" }, StringNotEquals: { k: "${aws:a, 'x'}" } },
      ["k is * and k is not * & if <context k ${aws:a, 'x'}>"],
    ],
    [
      "what nobody knows",
      { StringSounds: { k: ["B", "A"] } },
      ['if <condition ["stringsounds","k",false,"A","B"]>'],
    ],
    [
      "values of two kinds",
      { StringEquals: { k: "A" }, NumericEquals: { k: 5 } },
      ['if <condition ["numericequals","k",false,"5"]> & if <condition ["stringequals","k",false,"A"]>'],
    ],
    [
      "a set and one value",
      { "ForAnyValue:StringEquals": { k: "A" }, StringLike: { k: "A*" } },
      [
        'if <condition ["foranyvalue:stringequals","k",false,"A"]> & if <condition ["stringlike","k",false,"A*"]>',
      ],
    ],
    [
      "one value of what may have several",
      { StringEquals: { "aws:TagKeys": "A" }, Null: { "aws:TagKeys": "false" } },
      ['aws:tagkeys is there & if <condition ["stringequals","aws:tagkeys",false,"A"]>'],
    ],
    [
      "sets",
      {
        "ForAnyValue:StringEquals": { "aws:TagKeys": "A" },
        "ForAllValues:StringLike": { "aws:TagKeys": "A*" },
      },
      ["aws:tagkeys any is A and aws:tagkeys all is A*"],
    ],
  ];
  it.each(cases)("%s", (_, condition, asked) => {
    expect(clauses(allow("*", "*", { Condition: condition }))).toEqual(asked.map((one) => `allow & ${one}`));
  });

  it("another kind of value than the other policy does", () => {
    const one = policy(allow("*", "*", { Condition: { StringEquals: { k: "A" } } }));
    const other = policy(
      allow("*", "*", { Condition: { NumericEquals: { K: 5 } } }),
      allow("*", "*", { Condition: { StringEquals: { k: "A" } } }),
    );
    const asked = understood(one, other);
    const text = 'allow & if <condition ["stringequals","k",false,"A"]>';
    expect([asked.before, asked.after]).toEqual([
      [text],
      ['allow & if <condition ["numericequals","k",false,"5"]>', text],
    ]);
    expect(asked.whys).toContain(
      "StringEquals on k is compared as a whole: the policies ask for other kinds of value of this key, or for a set",
    );
  });
});

describe("what is assumed", () => {
  it.each<readonly [statement: JsonObject, whys: readonly string[]]>([
    [
      allow("*", "${aws:UserName}${aws:userid}${aws:UserName}"),
      ["${aws:UserName} and ${aws:userid} may stand for any text"],
    ],
    [
      allow("*", "arn:aws:s3"),
      ["arn:aws:s3 is an incomplete ARN, which may also stand for its completion with wildcards"],
    ],
    [
      { ...anything, NotResource: "x${aws:UserName}" },
      ["${aws:UserName} may stand for any text", "aws:UserName may have no value"],
    ],
    [trust({ AWS: "AROAX" }), ["who the principal AWS AROAX is, is not certain"]],
    [trust([["x"]]), ["a principal is not understood"]],
    [
      { Effect: "Deny", NotPrincipal: "*", Action: "*" },
      ["whom exactly a NotPrincipal exempts is not certain"],
    ],
    [
      when({ StringSounds: { "aws:K": "x" } }),
      ["StringSounds on aws:K is compared as a whole: its operator is not understood"],
    ],
    [
      when({ StringEquals: { "aws:TagKeys": "A" } }),
      [
        "StringEquals on aws:TagKeys is compared as a whole: the key may have several values, of which the operator does not speak",
      ],
    ],
  ])("by %j is said", (statement, whys) => {
    expect(understood(policy(statement), policy()).whys).toEqual(whys);
  });
});

describe("two documents", () => {
  it("share what they ask", () => {
    const asked = understood(
      policy(allow("s3:*", "b/${aws:UserName}*")),
      policy(allow("s3:*", "b/${aws:username}/x"), deny("s3:*", "q")),
    );
    const inner = `allow & ${s3} & resource is b/*/x & if <resource b/\${aws:username}/x>`;
    expect(asked.before).toEqual([
      `allow & ${s3} & resource is b/* & if <resource b/\${aws:username}*>`,
      inner,
    ]);
    expect(asked.after).toEqual([inner, `deny & ${s3} & resource is q`]);
    expect(asked.variables).toEqual(["aws:username aws:username"]);
  });

  it("tell what one pattern of a condition contains of another", () => {
    const asked = (pattern: string): JsonObject =>
      allow("*", "*", { Condition: { StringLike: { k: pattern } } });
    const { before, after } = understood(policy(asked("${aws:a}*")), policy(asked("${aws:a}x")));
    const inner = "allow & k is *x & if <context k ${aws:a}x>";
    expect([before, after]).toEqual([["allow & k is * & if <context k ${aws:a}*>", inner], [inner]]);
  });

  it("mind the case of resources", () => {
    const { before } = understood(
      policy(allow("*", "${aws:a}X*")),
      policy(allow("*", ["${aws:a}xy", "${aws:a}Xy"])),
    );
    expect(before).toEqual([
      "allow & resource is *X* & if <resource ${aws:a}X*>",
      "allow & resource is *Xy & if <resource ${aws:a}Xy>",
    ]);
  });

  it("may have two languages", () => {
    const { before, after } = understood(
      policy(allow("*", "b/${aws:a}")),
      oldPolicy(allow("*", "b/${aws:a}")),
    );
    expect(before).toEqual(["allow & resource is b/* & if <resource b/${aws:a}>"]);
    expect(after).toEqual(["allow & resource is b/${aws:a}"]);
  });

  it("have the dimensions that they ask for, in one order", () => {
    const condition = {
      StringEquals: { "aws:z": "1", "aws:a": "${aws:username}" },
      StringSounds: { k: "v" },
    };
    const { dimensions } = understood(policy(when(condition)), policy(when({ Bool: { "aws:k": "true" } })));
    expect(dimensions).toEqual([
      ...["action", "principal", "resource", "context aws:a", "context aws:k", "context aws:z"],
      'condition ["stringsounds","k",false,"v"]',
      'context aws:a ["aws:username",null]',
    ]);
  });

  it("have no variables that a value is given for", () => {
    const asked = understood(
      policy(allow("s3:*", "b/${aws:UserName}")),
      policy(when({ StringEquals: { k: "${aws:username}", j: "${aws:userid}" } })),
      new Map([["aws:username", "bob"]]),
    );
    expect(asked.before).toEqual([`allow & ${s3} & resource is b/bob`]);
    expect(asked.after).toEqual([
      "allow & action is s3:getobject & j is * & k is bob & if <context j ${aws:userid}>",
    ]);
    expect(asked.variables).toEqual(["aws:userid aws:userid"]);
  });
});

describe("where there are too many ways", () => {
  const named = (count: number, name: string): readonly string[] =>
    Array.from({ length: count }, (_, index) => `\${aws:${name}${String(index)}}x`);

  it("to match no variable, they are compared as a whole, in any order", () => {
    expect(clauses({ ...anything, NotResource: named(7, "a") })).toHaveLength(128);
    const eight = named(8, "a");
    const many = { ...anything, NotResource: eight };
    const whole = clauses(many);
    expect(whole).toEqual([
      `allow & if <["resources",true,true,${eight.map((one) => JSON.stringify(one)).join(",")}]>`,
    ]);
    expect(clauses({ ...anything, NotResource: [...eight, ...eight].toReversed() })).toEqual(whole);
    expect(understood(policy(many), policy()).whys).toContain(
      "a list of resources is compared as a whole: it has many policy variables",
    );
    const condition = when({ StringNotEquals: { k: named(8, "a") } });
    expect(clauses(condition)).toHaveLength(1);
    expect(understood(policy(condition), policy()).whys).toContain(
      "StringNotEquals on k is compared as a whole: it has many policy variables",
    );
  });

  it("for several parts of a statement, the last of them is", () => {
    const both = (count: number): JsonObject =>
      allow("*", named(32, "a"), { Condition: { StringEquals: { k: named(count, "b") } } });
    expect(clauses(both(32))).toHaveLength(1024);
    expect(clauses(both(33))).toHaveLength(32);
    expect(understood(policy(both(33)), policy()).whys).toContain(
      "StringEquals on k is compared as a whole: it has many policy variables",
    );
  });

  it("for the resources after the principals, those are", () => {
    const opaque = Array.from({ length: 33 }, (_, index) => `AROA${String(index)}`);
    const statement = { ...trust({ AWS: opaque }), Resource: named(32, "a") };
    expect(clauses(statement)).toHaveLength(33);
    expect(understood(policy(statement), policy()).whys).toContain(
      "a list of resources is compared as a whole: it has many policy variables",
    );
  });

  it("for the principals alone, those are", () => {
    const opaque = (count: number): readonly string[] =>
      Array.from({ length: count }, (_, index) => `AROA${String(index)}`);
    expect(clauses(trust({ AWS: opaque(1024) }))).toHaveLength(1024);
    const statement = trust({ AWS: opaque(1025) });
    expect(clauses(statement)).toHaveLength(1);
    expect(understood(policy(statement), policy()).whys).toContain(
      "a list of principals is compared as a whole",
    );
  });

  it("in all, the fewer the more statements there are", () => {
    const others = Array.from({ length: 198 }, (_, index) => allow(`s3:A${String(index)}`));
    const [hundred, more] = [allow("s3:B", named(100, "a")), allow("s3:C", named(101, "b"))];
    expect(clauses(...others, hundred, more)).toHaveLength(198 + 100 + 1);
    expect(clauses(...others.slice(4), hundred, more)).toHaveLength(194 + 100 + 101);
  });
});
