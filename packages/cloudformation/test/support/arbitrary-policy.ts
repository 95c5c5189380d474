import fc from "fast-check";

/** A file with policies; patterns are called `svc:A0`, `svc:A1`, … in their order. */
export interface DrawnFile {
  readonly file: string;
  readonly text: string;
}

/** Answers "which of these", one number of a tape at a time; at its end the first. */
class Tape {
  readonly #numbers: readonly number[];
  #at = 0;

  constructor(numbers: readonly number[]) {
    this.#numbers = numbers;
  }

  below(count: number): number {
    return (this.#numbers[this.#at++] ?? 0) % count;
  }

  one<T>(first: T, ...others: readonly T[]): T {
    return others[this.below(others.length + 1) - 1] ?? first;
  }

  chance(oneIn: number): boolean {
    return this.below(oneIn) === oneIn - 1;
  }
}

const blanks = (count: number): string => " ".repeat(count);

class Drawing {
  readonly #tape: Tape;
  #patterns = 0;
  #comments = 0;

  constructor(tape: Tape) {
    this.#tape = tape;
  }

  /** A template in YAML, in lines. */
  template(): string {
    const lines = ["# a template", "Resources:"];
    const documents = 1 + this.#tape.below(2);
    const depth = this.#tape.one(2, 4);
    for (let number = 0; number < documents; number++) {
      lines.push(`${blanks(depth)}R${String(number)}:`);
      if (this.#tape.chance(4)) lines.push(...this.#text(depth * 2));
      else
        lines.push(
          `${blanks(depth * 2)}PolicyDocument:`,
          `${blanks(depth * 3)}Version: '2012-10-17'`,
          ...this.#statements(depth * 3),
        );
      if (this.#tape.chance(2)) lines.push("");
    }
    lines.push("Outputs: {}");
    return lines.join("\n") + this.#tape.one("\n", "");
  }

  /** A policy in JSON. */
  json(unit: string | number | undefined): string {
    const made = Array.from({ length: 1 + this.#tape.below(4) }, () => ({
      Effect: this.#effect(),
      Action: this.#jsonActions(),
      Resource: "*",
    }));
    const [only] = made;
    const single = made.length === 1 && this.#tape.chance(2);
    return JSON.stringify({ Version: "2012-10-17", Statement: single ? only : made }, undefined, unit);
  }

  #jsonActions(): string | readonly string[] {
    const patterns = this.#some();
    return patterns.length === 1 && this.#tape.chance(2) ? patterns.join("") : patterns;
  }

  #text(column: number): readonly string[] {
    const key = `${blanks(column)}PolicyDocument: ${this.#tape.one("", "!Sub ")}`;
    const inside = blanks(column + this.#tape.one(2, 1, 4));
    const pretty = this.json(this.#tape.one(2, 4)).split("\n");
    const deeper = pretty.map((line, index) => (index === 0 ? line : inside + line));
    switch (this.#tape.below(5)) {
      case 0:
        return [key + this.#tape.one("|", "|-", ">", "|+", ">-"), ...pretty.map((line) => inside + line)];
      case 1:
        return [`${key}'${deeper.join("\n")}'`];
      case 2:
        return [`${key}"${deeper.map((line) => line.replaceAll('"', '\\"')).join("\n")}"`];
      case 3:
        return [`${key}'${this.json(undefined)}'`];
      default:
        return [`${key}${JSON.stringify(this.json(this.#tape.one(2, 0)))}`];
    }
  }

  #statements(column: number): readonly string[] {
    const count = 1 + this.#tape.below(4);
    if (this.#tape.chance(6)) {
      const flow = Array.from({ length: count }, () => this.#flowStatement());
      if (this.#tape.chance(2)) return [`${blanks(column)}Statement: [${flow.join(", ")}]`];
      const lines = flow.map((one) => `${blanks(column + 4)}${one},`);
      return [`${blanks(column)}Statement: [`, ...lines, `${blanks(column + 2)}]`];
    }
    if (count === 1 && this.#tape.chance(3)) {
      return [`${blanks(column)}Statement:`, ...this.#statement(column + 2)];
    }
    const dash = column + this.#tape.one(2, 0, 4);
    const gap = this.#tape.one(1, 3);
    const lines = [`${blanks(column)}Statement:${this.#aside()}`];
    for (let number = 0; number < count; number++) {
      lines.push(...this.#above(dash));
      if (this.#tape.chance(8)) {
        lines.push(`${blanks(dash)}- ${this.#flowStatement()}${this.#aside()}`);
        continue;
      }
      const [first = "", ...rest] = this.#statement(dash + 1 + gap);
      if (this.#tape.chance(8)) lines.push(`${blanks(dash)}-`, first, ...rest);
      else lines.push(`${blanks(dash)}-${first.slice(dash + 1)}`, ...rest);
    }
    return lines;
  }

  #flowStatement(): string {
    const action = this.#tape.chance(3) ? this.#quoted(this.#pattern()) : this.#flowList();
    return `{ Effect: ${this.#effect()}, Action: ${action}, Resource: '*' }`;
  }

  #statement(column: number): readonly string[] {
    const effect = [`${blanks(column)}Effect: ${this.#effect()}${this.#aside()}`];
    const action = this.#actions(column);
    const resource = this.#tape.chance(2)
      ? [`${blanks(column)}Resource:`, `${blanks(column + this.#tape.one(2, 0))}- '*'`]
      : [`${blanks(column)}Resource: "*"`];
    return this.#tape.one(
      [...effect, ...action, ...resource],
      [...action, ...effect],
      [...effect, ...resource, ...action],
    );
  }

  #actions(column: number): readonly string[] {
    const key = `${blanks(column)}${this.#tape.one("Action:", "Action:", '"Action":', "NotAction:", "Action :")}`;
    switch (this.#tape.below(9)) {
      case 0:
        return [`${key} ${this.#quoted(this.#pattern())}${this.#aside()}`];
      case 1:
        return [`${key} ${this.#flowList()}${this.#aside()}`];
      case 2:
        return [key, ...this.#flowLines(column + 2)];
      case 3:
        return [key, `${blanks(column + 2)}${this.#quoted(this.#pattern())}${this.#aside()}`];
      case 4: {
        const [first, second] = [this.#dashes(column + 6, 1), this.#dashes(column + 6, 1)];
        const behind = (lines: readonly string[]) => [
          `${blanks(column + 4)}- ${(lines[0] ?? "").trimStart()}`,
          ...lines.slice(1),
        ];
        const head = [key, `${blanks(column + 2)}Fn::If:`, `${blanks(column + 4)}- Wide`];
        return [...head, ...behind(first), ...behind(second)];
      }
      case 5:
        return [`${key} !If [Wide, ${this.#flowList()}, ${this.#quoted(this.#pattern())}]`];
      default:
        return [
          `${key}${this.#aside()}`,
          ...this.#dashes(column + this.#tape.one(2, 0, 4), this.#tape.one(1, 3)),
        ];
    }
  }

  /** Lines of a block sequence; the first is an item. */
  #dashes(column: number, gap: number): readonly string[] {
    return this.#some().flatMap((pattern, index) => [
      ...(index === 0 ? [] : this.#above(column)),
      `${blanks(column)}-${blanks(gap)}${this.#quoted(pattern)}${this.#aside()}`,
    ]);
  }

  #flowList(): string {
    const space = this.#tape.one("", " ");
    const items = this.#some().map((pattern) => this.#quoted(pattern));
    return `[${space}${items.join(this.#tape.one(", ", ","))}${this.#tape.one("", ",")}${space}]`;
  }

  #flowLines(column: number): readonly string[] {
    const patterns = this.#some();
    const comma = this.#tape.one("", ",");
    const items = patterns.flatMap((pattern, index) => {
      const end = index === patterns.length - 1 ? comma : ",";
      return [
        ...this.#above(column + 2),
        `${blanks(column + 2)}${this.#quoted(pattern)}${end}${this.#aside()}`,
      ];
    });
    return [`${blanks(column)}[`, ...items, `${blanks(column)}]`];
  }

  #quoted(pattern: string): string {
    return this.#tape.one(pattern, pattern, `'${pattern}'`, `"${pattern}"`, `!Sub '${pattern}'`);
  }

  #effect(): string {
    return this.#tape.one("Allow", "Allow", "Allow", "Deny");
  }

  #some(): readonly string[] {
    return Array.from({ length: 1 + this.#tape.below(5) }, () => this.#pattern());
  }

  #pattern(): string {
    return `svc:A${String(this.#patterns++)}`;
  }

  #aside(): string {
    return this.#tape.chance(5) ? ` # c${String(this.#comments++)}` : "";
  }

  #above(column: number): readonly string[] {
    if (this.#tape.chance(6)) return [""];
    if (this.#tape.chance(6)) return [`${blanks(column)}# c${String(this.#comments++)}`];
    return [];
  }
}

const tape = fc.array(fc.nat(5039), { minLength: 250, maxLength: 250 }).map((numbers) => new Tape(numbers));

/** What other editors make of a file. */
const disguised = (text: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .record({ text, crlf: fc.boolean(), bom: fc.boolean() })
    .map((made) => (made.bom ? "\uFEFF" : "") + (made.crlf ? made.text.replaceAll("\n", "\r\n") : made.text));

export const drawnFile: fc.Arbitrary<DrawnFile> = fc.oneof(
  {
    weight: 4,
    arbitrary: disguised(tape.map((one) => new Drawing(one).template())).map((text) => ({
      file: "t.yaml",
      text,
    })),
  },
  {
    weight: 1,
    arbitrary: disguised(
      fc
        .record({ tape, unit: fc.constantFrom(2, 4, "\t", undefined) })
        .map((made) => new Drawing(made.tape).json(made.unit)),
    ).map((text) => ({ file: "p.json", text })),
  },
);
