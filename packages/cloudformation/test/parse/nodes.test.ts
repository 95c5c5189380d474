import { describe, expect, test } from "vitest";
import { parseText } from "../../src/parse/parse-text.js";
import { rangeFaults } from "./support/nodes-of.js";
import { outline } from "./support/outline.js";

const cases: readonly {
  readonly name: string;
  readonly text: string;
  readonly expected: readonly string[];
}[] = [
  {
    name: "dashes start at the first one and end with the last item",
    text: "Action:\n  - s3:Get* # one\n  # two\n  - 's3:Put'\n\n# three\nEffect: Allow\n",
    expected: [
      "block «Action:⏎  - s3:Get* # one⏎  # two⏎  - 's3:Put'⏎⏎# three⏎Effect: Allow»",
      "  Action «Action:⏎  - s3:Get* # one⏎  # two⏎  - 's3:Put'»",
      "    dashes «- s3:Get* # one⏎  # two⏎  - 's3:Put'»",
      '      plain string «s3:Get*» "s3:Get*"',
      "      single string «'s3:Put'» \"s3:Put\"",
      "  Effect «Effect: Allow»",
      '    plain string «Allow» "Allow"',
    ],
  },
  {
    name: "a tag and an anchor, in any order, are part of the node",
    text: 'a: !Sub &x "$"\nb: &y !If [c, *x, ]\nc: !T\n- !Ref d\n',
    expected: [
      'block «a: !Sub &x "$"⏎b: &y !If [c, *x, ]⏎c: !T⏎- !Ref d»',
      '  a «a: !Sub &x "$"»',
      '    double string !Sub &x «!Sub &x "$"» «"$"» "$"',
      "  b «b: &y !If [c, *x, ]»",
      "    brackets !If &y «&y !If [c, *x, ]» «[c, *x, ]»",
      '      plain string «c» "c"',
      "      alias «*x» scalar",
      "  c «c: !T⏎- !Ref d»",
      "    dashes !T «!T⏎- !Ref d» «- !Ref d»",
      '      plain string !Ref «!Ref d» «d» "d"',
    ],
  },
  {
    name: "marks on a line of their own belong to the map, on the line of a key to the key",
    text: "&m\n!k a: 1\n",
    expected: [
      "block &m «&m⏎!k a: 1»",
      "  ? «!k a: 1»",
      '      plain string !k «!k a» «a» "a"',
      '    plain number «1» "1"',
    ],
  },
  {
    name: "a block scalar ends before its last line break",
    text: "a: !Sub |-\n  x\n   y\n\nb: >+ # c\r\n  z\r\n\r\nc: |\nd: |2\n   q",
    expected: [
      "block «a: !Sub |-⏎  x⏎   y⏎⏎b: >+ # c␍⏎  z␍⏎␍⏎c: |⏎d: |2⏎   q»",
      "  a «a: !Sub |-⏎  x⏎   y»",
      '    block string !Sub «!Sub |-⏎  x⏎   y» «|-⏎  x⏎   y» "x\\n y"',
      "  b «b: >+ # c␍⏎  z␍⏎»",
      '    block string «>+ # c␍⏎  z␍⏎» "z\\n\\n"',
      "  c «c: |»",
      '    block string «|» ""',
      "  d «d: |2⏎   q»",
      '    block string «|2⏎   q» " q\\n"',
    ],
  },
  {
    name: "nothing stands right behind what introduces it",
    text: "a:   # c\nb: !Ref # d\nc:\n  -\n  - &x\n  - ~\n",
    expected: [
      "block «a:   # c⏎b: !Ref # d⏎c:⏎  -⏎  - &x⏎  - ~»",
      "  a «a:»",
      '    empty null «» ""',
      "  b «b: !Ref»",
      '    empty string !Ref «!Ref» «» ""',
      "  c «c:⏎  -⏎  - &x⏎  - ~»",
      "    dashes «-⏎  - &x⏎  - ~»",
      '      empty null «» ""',
      '      empty null &x «&x» «» ""',
      '      plain null «~» "~"',
    ],
  },
  {
    name: "flows: pairs without braces, keys without values, a comma behind the last",
    text: "[a: b, ? c : d, !t e: f, {g, 'h': , \"i\":1}, : j,\n# k\n]",
    expected: [
      "brackets «[a: b, ? c : d, !t e: f, {g, 'h': , \"i\":1}, : j,⏎# k⏎]»",
      "  flow «a: b»",
      "    a «a: b»",
      '      plain string «b» "b"',
      "  flow «? c : d»",
      "    c «? c : d»",
      '      plain string «d» "d"',
      "  flow «!t e: f»",
      "    ? «!t e: f»",
      '        plain string !t «!t e» «e» "e"',
      '      plain string «f» "f"',
      "  flow «{g, 'h': , \"i\":1}»",
      "    g «g»",
      '      empty null «» ""',
      "    h «'h':»",
      '      empty null «» ""',
      '    i «"i":1»',
      '      plain number «1» "1"',
      "  flow «: j»",
      "    ? «: j»",
      '        empty null «» ""',
      '      plain string «j» "j"',
    ],
  },
  {
    name: "keys that are no text have no name",
    text: "? [a]\n: b\n? c\n&k d : 1\n*k : 2\n2: e\n!!str f: g\n",
    expected: [
      "block «? [a]⏎: b⏎? c⏎&k d : 1⏎*k : 2⏎2: e⏎!!str f: g»",
      "  ? «? [a]⏎: b»",
      "      brackets «[a]»",
      '        plain string «a» "a"',
      '    plain string «b» "b"',
      "  c «? c»",
      '    empty null «» ""',
      "  d «&k d : 1»",
      '    plain number «1» "1"',
      "  ? «*k : 2»",
      "      alias «*k» scalar",
      '    plain number «2» "2"',
      "  2 «2: e»",
      '    plain string «e» "e"',
      "  f «!!str f: g»",
      '    plain string «g» "g"',
    ],
  },
  {
    name: "tags of any kind stay as they are written, and what they stand before too",
    text: "- !<constructor> a\n- !!binary b\n- !!set {c: }\n- !!int '4'\n- ! 5\n",
    expected: [
      "dashes «- !<constructor> a⏎- !!binary b⏎- !!set {c: }⏎- !!int '4'⏎- ! 5»",
      '  plain string !<constructor> «!<constructor> a» «a» "a"',
      '  plain string !!binary «!!binary b» «b» "b"',
      "  flow !!set «!!set {c: }»",
      "    c «c:»",
      '      empty null «» ""',
      "  single number !!int «!!int '4'» «'4'» \"4\"",
      '  plain string ! «! 5» «5» "5"',
    ],
  },
  {
    name: "an alias is the latest anchor before it",
    text: "- &a 1\n- *a\n- &a [2, *a2]\n- &a2 {x: &a 3}\n- *a\n- *a2\n".replace(", *a2", ""),
    expected: [
      "dashes «- &a 1⏎- *a⏎- &a [2]⏎- &a2 {x: &a 3}⏎- *a⏎- *a2»",
      '  plain number &a «&a 1» «1» "1"',
      "  alias «*a» scalar",
      "  brackets &a «&a [2]» «[2]»",
      '    plain number «2» "2"',
      "  flow &a2 «&a2 {x: &a 3}»",
      "    x «x: &a 3»",
      '      plain number &a «&a 3» «3» "3"',
      "  alias «*a» scalar",
      "  alias «*a2» map",
    ],
  },
  {
    name: "documents that hold something are roots, each with its own anchors",
    text: "%YAML 1.1\n--- &a 2012-10-17\n...\n# none\n---\n--- # more\nb: yes\n",
    expected: [
      'plain string &a «&a 2012-10-17» «2012-10-17» "2012-10-17"',
      "block «b: yes»",
      "  b «b: yes»",
      '    plain string «yes» "yes"',
    ],
  },
  {
    name: "a BOM, tabs, an emoji and a scalar over several lines",
    text: "\uFEFF- \"😀\"\t# 😀\n- a\n  b\n\n  c\n- 'd\n\n  e'\n",
    expected: [
      "dashes «- \"😀\"\t# 😀⏎- a⏎  b⏎⏎  c⏎- 'd⏎⏎  e'»",
      '  double string «"😀"» "😀"',
      '  plain string «a⏎  b⏎⏎  c» "a b\\nc"',
      "  single string «'d⏎⏎  e'» \"d\\ne\"",
    ],
  },
  {
    name: "JSON",
    text: '\uFEFF{\n\t"a": ["\\u0062\\/", -1e2, true, null],\r\n\t"": {}\n}',
    expected: [
      'flow «{⏎\t"a": ["\\u0062\\/", -1e2, true, null],␍⏎\t"": {}⏎}»',
      '  a «"a": ["\\u0062\\/", -1e2, true, null]»',
      '    brackets «["\\u0062\\/", -1e2, true, null]»',
      '      double string «"\\u0062\\/"» "b/"',
      '      plain number «-1e2» "-1e2"',
      '      plain boolean «true» "true"',
      '      plain null «null» "null"',
      '   «"": {}»',
      "    flow «{}»",
    ],
  },
];

describe("the tree of a text", () => {
  test.each(cases)("$name", ({ text, expected }) => {
    const parsed = parseText(text);
    expect(outline(parsed, text)).toEqual(expected);
    expect(parsed.problems).toEqual([]);
    expect(parsed.roots.flatMap((root) => rangeFaults(root, text))).toEqual([]);
  });

  test.each([
    ['{"a": 1}', "json"],
    [" \n[]", "json"],
    ["{a: 1}", "yaml"],
    ['{"a": 1,}', "yaml"],
    ["[ # c\n'a']", "yaml"],
    ['{"a":\n"b\n c"}', "yaml"],
    ['--- {"a": 1}', "yaml"],
    ["", "yaml"],
  ])("the language of %j is %s", (text, language) => {
    expect(parseText(text)).toMatchObject({ language, problems: [] });
  });

  test("a shared node is one object", () => {
    const [root] = parseText("a: &x [1]\nb: *x\n").roots;
    if (root?.kind !== "map") throw new Error("no map");
    const [first, second] = root.entries;
    expect(second?.value.kind === "alias" ? second.value.target : undefined).toBe(first?.value);
  });
});
