import { describe, expect, it } from "vitest";
import { MATCHED, UNMATCHED } from "../../src/compare/globs/glob-walk.js";
import { Budget } from "../../src/compare/search/budget.js";
import { Clauses } from "../../src/compare/search/clause.js";
import { Dimension, type Keep, type Outcome, type Witness } from "../../src/compare/search/dimension.js";
import { search, type Direction, type Problem } from "../../src/compare/search/search.js";

/** A dimension whose values are letters: a test accepts some of them. */
class Letters extends Dimension {
  readonly rank = 0;
  readonly name: string;
  readonly subject: string;
  readonly #values: readonly string[] | undefined;
  readonly #tests: string[] = [];

  /** Without `values` there are too many combinations to tell. */
  constructor(name: string, values: string | undefined) {
    super();
    this.name = name;
    this.subject = `the ${name}`;
    this.#values = values?.split("");
  }

  accepts(letters: string): number {
    const known = this.#tests.indexOf(letters);
    return this.predicate([known >= 0 ? known : this.#tests.push(letters) - 1]);
  }

  protected exploreTests(tests: readonly number[], keep: Keep): readonly Outcome[] | undefined {
    return this.#values?.flatMap((value) => {
      const holds = tests.map((test) => this.#tests[test]?.includes(value) === true);
      if (!keep(Uint8Array.from(holds, (one) => (one ? MATCHED : UNMATCHED)))) return [];
      const witness: Witness = this.name.startsWith("assumed")
        ? { part: "assumption", why: value }
        : { part: "context", key: this.name, values: value };
      return [{ holds, witness }];
    });
  }
}

/** Clauses as `+x:ab y:c`: Allow where x is one of a and b, and y is c. `first` are numbered before all others. */
function problem(
  values: Readonly<Record<string, string | undefined>>,
  before: readonly string[],
  after: readonly string[],
  first: readonly string[] = [],
): Problem {
  const dimensions = Object.entries(values).map(([name, letters]) => new Letters(name, letters));
  const read = (text: string) => ({
    deny: text.startsWith("-"),
    asked: text
      .slice(1)
      .split(" ")
      .filter((one) => one !== "")
      .map((one) => {
        const [name, letters = ""] = one.split(":");
        const dimension = dimensions.findIndex((other) => other.name === name);
        return { dimension, local: dimensions[dimension]?.accepts(letters) ?? -1 };
      }),
  });
  const sides = [first, before, after].map((side) => side.map(read));
  const predicates = dimensions.flatMap(({ predicateCount }, dimension) =>
    Array.from({ length: predicateCount }, (_, local) => ({ dimension, local })),
  );
  const clauses = new Clauses();
  const [, one = [], other = []] = sides.map((side) =>
    side.map(({ deny, asked }) => {
      const numbers = asked.map(({ dimension, local }) =>
        predicates.findIndex((known) => known.dimension === dimension && known.local === local),
      );
      return clauses.add({ deny, predicates: numbers.toSorted((left, right) => left - right) });
    }),
  );
  return { dimensions, predicates, clauses, before: one, after: other };
}

interface Found {
  readonly wider: readonly string[];
  readonly narrower: readonly string[];
  readonly complete: boolean;
  readonly tooMuch: readonly string[];
}

interface Asked {
  readonly directions?: readonly Direction[];
  readonly steps?: number;
  readonly beam?: number;
}

/** Differences as `x=a y=c`, with the number of assumptions if there are any. */
function find(asked: Problem, { directions = ["wider", "narrower"], steps = 1e6, beam }: Asked = {}): Found {
  const { differences, complete, tooMuch } = search(asked, directions, new Budget(steps), beam);
  const texts = (direction: Direction): readonly string[] =>
    differences[direction].map(({ witnesses, assumptions, direction: own }) => {
      expect(own).toBe(direction);
      const parts = witnesses.map((witness) =>
        witness.part === "context"
          ? `${witness.key}=${String(witness.values)}`
          : witness.part === "assumption"
            ? witness.why
            : "",
      );
      return parts.join(" ") + (assumptions === 0 ? "" : ` (${String(assumptions)} assumed)`);
    });
  return { wider: texts("wider"), narrower: texts("narrower"), complete, tooMuch };
}

const TOO_MUCH = "the policies combine in too many ways to compare within the budget";

describe("the search", () => {
  const values = { x: "abc", y: "de" };
  it.each<
    readonly [
      string,
      before: readonly string[],
      after: readonly string[],
      wider: readonly string[],
      narrower: readonly string[],
    ]
  >([
    ["finds nothing between nothing", [], [], [], []],
    ["finds nothing between equals", ["+x:ab y:d", "-x:b"], ["+x:ab y:d", "-x:b"], [], []],
    ["needs no value where all is allowed", [], ["+"], [""], []],
    ["needs no value of what does not matter", [], ["+y:d"], ["y=d"], []],
    ["finds every value that differs", ["+x:a"], ["+x:abc"], ["x=b", "x=c"], []],
    ["finds both directions", ["+x:a"], ["+x:c"], ["x=c"], ["x=a"]],
    ["finds a Deny", ["+x:ab"], ["+x:ab", "-x:b"], [], ["x=b"]],
    ["finds what a Deny leaves out", ["+x:ab"], ["+x:ab", "-x:b y:d"], [], ["x=b y=d"]],
    ["joins clauses", ["+x:ab y:de"], ["+x:a y:de", "+x:b y:d", "+x:b y:e"], [], []],
    ["splits clauses", ["+x:ab"], ["+x:a y:d", "+x:b"], [], ["x=a y=e"]],
    ["finds differences on every side", ["+x:a y:d"], ["+x:b y:e"], ["x=b y=e"], ["x=a y=d"]],
    ["asks one after the other", [], ["+x:a", "+y:d"], ["x=a", "x=b y=d"], []],
    ["asks in the order of the dimensions", ["+x:a", "+y:d"], ["+y:de x:a"], [], ["x=b y=d"]],
  ])("%s", (_, before, after, wider, narrower) => {
    expect(find(problem(values, before, after))).toEqual({ wider, narrower, complete: true, tooMuch: [] });
  });

  it("tells what is left apart, whatever the numbers of the clauses", () => {
    // What is left of x=a has the numbers 1, 2, 13; of x=b, 12 and 13.
    const [a, c] = [
      ["+z:a", "+y:a", "+y:b"],
      ["+y:c", "+y:d"],
    ];
    const first = [...a, ...Array.from("bcdefghij", (one) => `+z:${one}`), ...c];
    const after = ["+x:a y:a", "+x:a y:b", "+x:b y:c", "+x:ab y:d"];
    expect(find(problem({ x: "ab", y: "abcd", z: "" }, [], after, first)).wider).toEqual([
      ...["x=a y=a", "x=a y=b", "x=a y=d"],
      ...["x=b y=c", "x=b y=d"],
    ]);
    expect(find(problem({ x: "ab", y: "abcd", z: "" }, after, [], first)).narrower).toHaveLength(5);
  });

  it("looks in the directions that are asked for", () => {
    const both = problem(values, ["+x:a"], ["+x:c"]);
    expect(find(both, { directions: ["wider"] })).toMatchObject({ wider: ["x=c"], narrower: [] });
    expect(find(both, { directions: ["narrower"] })).toMatchObject({ wider: [], narrower: ["x=a"] });
  });

  it.each<readonly [string, Problem, wider: readonly string[]]>([
    [
      "what needs the least of it comes first",
      problem({ x: "ab", assumed: "hf", z: "de" }, [], ["+x:a assumed:h", "+x:b z:d"]),
      ["x=b z=d", "x=a h (1 assumed)"],
    ],
    [
      "every assumption counts",
      problem({ assumed1: "hf", assumed2: "hf" }, [], ["+assumed1:h assumed2:f"]),
      ["h f (2 assumed)"],
    ],
    [
      "of what leaves the same, what came first with the least of it is followed",
      problem({ x: "ab", assumed: "hf", y: "d" }, [], ["+x:a y:d", "+x:b assumed:h y:d"]),
      ["x=a y=d"],
    ],
    [
      "also where it comes later",
      problem({ x: "ab", assumed: "hf", z: "d", y: "d" }, [], ["+x:a assumed:h y:d", "+x:b z:d y:d"]),
      ["x=b z=d y=d"],
    ],
  ])("counts what is assumed: %s", (_, asked, wider) => {
    expect(find(asked)).toEqual({ wider, narrower: [], complete: true, tooMuch: [] });
  });

  describe("guesses where there are too many combinations to tell, and says so", () => {
    const u = "the u overlap in too many ways to tell apart";
    const values = { u: undefined, x: "ab" };
    const each = (letters: string): readonly string[] => Array.from(letters, (one) => `+u:${one} x:b`);
    it.each<readonly [string, before: readonly string[], after: readonly string[], Found]>([
      [
        "not where nothing depends on it",
        ["+u:a"],
        ["+u:a"],
        { wider: [], narrower: [], complete: true, tooMuch: [] },
      ],
      ["one", [], ["+u:a"], { wider: [" (1 assumed)"], narrower: [], complete: true, tooMuch: [u] }],
      [
        "only what makes a difference",
        ["+x:b"],
        ["+u:a x:b", "+u:b x:b"],
        { wider: [], narrower: ["x=b (2 assumed)"], complete: true, tooMuch: [u] },
      ],
      [
        "several, each true or false",
        ["+u:c"],
        ["+u:a", "+u:b x:b"],
        {
          wider: [" (3 assumed)", " (3 assumed)", "x=b (3 assumed)"],
          narrower: [" (3 assumed)", "x=a (3 assumed)"],
          complete: true,
          tooMuch: [u],
        },
      ],
      [
        "no more than 4096 ways",
        [],
        each("abcdefghijklm"),
        { wider: [], narrower: [], complete: false, tooMuch: [u, TOO_MUCH] },
      ],
    ])("%s", (_, before, after, found) => {
      expect(find(problem(values, before, after))).toEqual(found);
    });

    it("follows no guess that can make no difference any more", () => {
      const denied = Array.from("bcdefghijklm", (one) => `-u:${one}`);
      expect(find(problem(values, [], ["+u:a x:b", ...denied]))).toEqual({
        wider: ["x=b (13 assumed)"],
        narrower: [],
        complete: true,
        tooMuch: [u],
      });
    });

    it("stops where the budget is spent", () => {
      const asked = problem(values, [], ["+u:a x:b", "-u:b", "-u:c"]);
      const fewest = Array.from({ length: 500 }, (_, steps) => steps).find(
        (steps) => find(asked, { steps }).complete,
      );
      expect(fewest).toBe(59);
    });

    it("all of 4096 ways", () => {
      expect(find(problem(values, ["+x:a"], each("abcdefghijkl")))).toMatchObject({
        complete: true,
        tooMuch: [u],
      });
    });

    it("all of 4095 ways", () => {
      expect(find(problem(values, [], each("abcdefghijkl")))).toMatchObject({ complete: true, tooMuch: [u] });
    });
  });

  it("follows only the fewest clauses where there is too much to follow", () => {
    const values = { x: "abc", y: "abc", z: "abc" };
    const after = ["+x:a y:a z:a", "+x:a y:a z:b", "+x:b y:b z:c"];
    const all = ["x=a y=a z=a", "x=a y=a z=b", "x=b y=b z=c"];
    const asked = problem(values, [], after);
    const tooMuch = [TOO_MUCH];
    expect(find(asked)).toEqual({ wider: all, narrower: [], complete: true, tooMuch: [] });
    expect(find(asked, { beam: 2 })).toEqual({ wider: all, narrower: [], complete: true, tooMuch: [] });
    expect(find(asked, { beam: 1 })).toEqual({ wider: all.slice(2), narrower: [], complete: false, tooMuch });
    const reverse = problem(values, after, ["+x:b y:c"]);
    expect(find(reverse, { beam: 1, directions: ["narrower"] })).toMatchObject({ narrower: all.slice(0, 2) });
  });

  it("stops where the budget is spent, after the same steps everywhere", () => {
    const asked = problem({ x: "abc", y: "abc" }, ["+x:a", "-x:a y:a"], ["+x:ab y:b"]);
    const fewest = Array.from({ length: 500 }, (_, steps) => steps).find(
      (steps) => find(asked, { steps }).complete,
    );
    expect(fewest).toBe(42);
    expect(find(asked, { steps: 1 })).toEqual({
      wider: [],
      narrower: [],
      complete: false,
      tooMuch: [TOO_MUCH],
    });
  });

  it("shows 64 differences", () => {
    const letters = Array.from({ length: 200 }, (_, index) => String.fromCharCode(0x100 + index)).join("");
    for (const count of [64, 65, 127, 128, 200]) {
      const { wider, complete } = find(problem({ x: letters.slice(0, count) }, [], [`+x:${letters}`]));
      expect([wider.length, wider[0], wider.at(-1), complete]).toEqual([64, "x=\u0100", "x=\u013f", true]);
    }
  });
});
