/** How strings are written where a policy stands. */
export interface Strings {
  readonly language: "hcl" | "json";
  /** A literal with its quotes. */
  literal(value: string): string;
  /** A variable in the place of a string. */
  variable(name: string): string;
}

/** `${` and `%{` begin something in a template, unless their first letter is doubled. */
export function escapeTemplate(text: string): string {
  return text.replaceAll("${", () => "$${").replaceAll("%{", () => "%%{");
}

export function escapeQuoted(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

export function unescapeQuoted(text: string): string {
  // What is inside is printed here, or by the linter: only escapes that JSON and HCL share.
  return text.replaceAll(/\\(?:u([0-9a-fA-F]{4})|(.))/g, (_, code: string | undefined, letter: string) =>
    code === undefined ? (SHORT[letter] ?? letter) : String.fromCharCode(parseInt(code, 16)),
  );
}

const SHORT: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t" };

/** An expression of HCL. */
export const hcl: Strings = {
  language: "hcl",
  literal: (value) => `"${escapeQuoted(escapeTemplate(value))}"`,
  variable: (name) => name,
};

/** JSON in a file that nobody expands. */
export const plainJson: Strings = {
  language: "json",
  literal: (value) => JSON.stringify(value),
  variable: (name) => {
    throw new Error(`JSON cannot say ${name}`);
  },
};

/** JSON in a template. */
export const templateJson: Strings = {
  language: "json",
  literal: (value) => escapeTemplate(JSON.stringify(value)),
  variable: (name) => `"\${${name}}"`,
};
