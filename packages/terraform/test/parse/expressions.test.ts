import { describe, expect, it } from "vitest";
import { load } from "../../src/parse/grammar.js";
import { outline } from "../support/outline.js";
import { parsed } from "../support/parsed.js";

await load();

const CASES: readonly (readonly [text: string, expected: string])[] = [
  [`"a"`, `"a"`],
  [`""`, `""`],
  [`"a\\"b\\\\\\n\\t\\r\\u00e9\\U0001F600"`, JSON.stringify('a"b\\\n\t\ré😀')],
  [`"$\${a} %%{b} $ % $$ %%"`, `"\${a} %{b} $ % $$ %%"`],
  [`12`, `12`],
  [`1.50`, `1.50`],
  [`-1`, `-<1>`],
  [`true`, `true`],
  [`null`, `null`],
  [`[]`, `[]`],
  [`["a", "b",]`, `["a", "b"]`],
  [`[\n  "a", # one\n  # two\n  "b"\n]`, `["a", "b"]`],
  [`{}`, `{}`],
  [
    `{ a = 1, "b" : 2\n (c) = 3\n true = 4, 5 = 6 }`,
    `{a = 1, "b" : 2, computed (c) = 3, true = 4, computed 5 = 6}`,
  ],
  [`{ "\${a}" = 1 }`, `{computed template(\${a}) = 1}`],
  [`local.a.b`, `local.a.b`],
  [`a["b"].c[0].1`, `a["b"].c[0][1]`],
  [`a[*].b[0].c`, `a[*]{.b[0].c}`],
  [`a.*.b[0].c`, `a[*]{.b}[0].c`],
  [`a.*.b.0.c[1]`, `a[*]{.b[0].c}[1]`],
  [`a[*].b[*].c`, `a[*]{.b[*]{.c}}`],
  [`a.*.b[*].c`, `a[*]{.b}[*]{.c}`],
  [`f()`, `f()`],
  [`f(a, "b",)`, `f(a, "b")`],
  [`f(a, b...)`, `f(a, b...)`],
  [`provider::aws::f(1)`, `provider::aws::f(1)`],
  [`f(a)[0].b`, `f(a)[0].b`],
  [`(a).b`, `(a).b`],
  [`a ? b : c`, `if(a, b, c)`],
  [`a ? b : c ? d : e`, `if(a, b, if(c, d, e))`],
  [`a ? b : c ? d : e ? f : g`, `if(a, b, if(c, d, if(e, f, g)))`],
  [`(a ? b : c) ? d : e`, `if((if(a, b, c)), d, e)`],
  [`a ? b ? c : d : e`, `if(a, if(b, c, d), e)`],
  [`a || b && c == d < e + f * g`, `<a || <b && <c == <d < <e + <f * g>>>>>>`],
  [`a - b - c`, `<<a - b> - c>`],
  [`!a.b && -c[0] > 1`, `<!<a.b> && <-<c[0]> > 1>>`],
  [`(a).b + (c)[0]`, `<(a).b + (c)[0]>`],
  [`a != b ? [c] : []`, `if(<a != b>, [c], [])`],
  [`[for x in y : x]`, `for(x in y: x)`],
  [`[for k, v in y : "\${k}" if v > 1]`, `for(k,v in y: template(\${k}) if <v > 1>)`],
  [`{ for k, v in y : k => v... if k != "a" }`, `for(k,v in y: k => v... if <k != "a">)`],
  [`"a\${b}c"`, `template("a" \${b} "c")`],
  [`"  \${b}  \${c}  "`, `template("  " \${b} "  " \${c} "  ")`],
  [`"a \${~ b ~} c"`, `template("a" \${b} "c")`],
  [`"\${a}"`, `template(\${a})`],
  [`"\${"\${a}"}"`, `template(\${template(\${a})})`],
  [`"%{ if a }b%{ else }c%{ endif }d"`, `template(if(a; "b"; "c") "d")`],
  [`"%{ for k, v in a ~} b %{~ endfor }"`, `template(for(k,v in a; "b"))`],
  [`"%{ if a }%{ for b in c }\${b}%{ endfor }%{ endif }"`, `template(if(a; for(b in c; \${b}); ))`],
];

describe("expressions", () => {
  it.each(CASES)("%s", (text, expected) => {
    expect(outline(parsed(text))).toBe(expected);
  });

  it("reads the same with line breaks of Windows", () => {
    for (const [text, expected] of CASES) {
      expect(outline(parsed(text.replaceAll("\n", "\r\n")))).toBe(expected);
    }
  });
});

const HEREDOCS: readonly (readonly [name: string, text: string, expected: string])[] = [
  ["keeps each line with its break", `<<EOT\none\n  two\nEOT`, String.raw`<<EOT-0("one\n" "  two\n")`],
  ["may be empty", `<<EOT\nEOT`, `<<EOT-0()`],
  ["keeps carriage returns", `<<EOT\r\none\r\nEOT\r`, String.raw`<<EOT-0("one\r\n")`],
  ["knows no backslashes", `<<EOT\na\\n"b"\nEOT`, String.raw`<<EOT-0("a\\n\"b\"\n")`],
  [
    "ends at its marker alone on a line",
    `<<EOT\nEOT)\n EOTX\n  EOT`,
    String.raw`<<EOT-0("EOT)\n" " EOTX\n")`,
  ],
  [
    "takes the shared indentation away",
    `<<-EOT\n    one\n      two\n    EOT`,
    String.raw`<<-EOT-4("one\n" "  two\n")`,
  ],
  [
    "leaves blank lines as they are",
    `<<-EOT\n    one\n  \n\n    two\n  EOT`,
    String.raw`<<-EOT-4("one\n" "  \n" "\n" "two\n")`,
  ],
  [
    "counts an interpolation at the start of a line",
    `<<-EOT\n    one\n\${a}\n    EOT`,
    String.raw`<<-EOT-0("    one\n" ` + "${a}" + String.raw` "\n")`,
  ],
  [
    "trims at a marker no more than the line",
    `<<EOT\n%{ for a in b ~}\n  \${a}\n%{ endfor ~}\nEOT`,
    "<<EOT-0(for(a in b; " + String.raw`"  " ` + "${a}" + String.raw` "\n"))`,
  ],
];

describe("a heredoc", () => {
  it.each(HEREDOCS)("%s", (_, text, expected) => {
    expect(outline(parsed(text))).toBe(expected);
  });
});
