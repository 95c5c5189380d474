import type { Item, Tree } from "./layouts.js";

export interface Printed {
  readonly text: string;
  readonly comments: readonly string[];
  /** What it was made from, tags as `{ tag, value }`. */
  readonly value: unknown;
}

/** Writes a tree as YAML in the layout that it asks for, or one near to it where YAML does not allow that. */
export function printLayout(tree: Tree, end: string): Printed {
  const printer = new Printer(end);
  const value = printer.root(tree);
  return { text: printer.text, comments: printer.comments, value };
}

class Printer {
  text = "";
  readonly comments: string[] = [];
  readonly #end: string;
  readonly #anchors: { readonly name: string; readonly value: unknown }[] = [];
  #names = 0;
  /** The last that was written keeps the empty lines behind it. */
  #keeps = false;

  constructor(end: string) {
    this.#end = end;
  }

  root(tree: Tree): unknown {
    const value = this.#isFlow(tree) ? this.#flow(tree, "  ") : this.#block(tree, "", true);
    this.#break();
    return value;
  }

  #isFlow(tree: Tree): boolean {
    if (tree.kind !== "sequence" && tree.kind !== "map") return tree.kind !== "lines";
    return tree.flow || tree.items.length === 0;
  }

  /** Lines of a block; `inline`: the first one goes on where the writer stands. */
  #block(tree: Tree, indent: string, inline: boolean): unknown {
    if (tree.kind !== "sequence" && tree.kind !== "map") throw new Error("no block");
    let first = inline;
    const names = new Set<string>();
    const values: unknown[] = [];
    const entries: [string, unknown][] = [];
    for (const item of tree.items) {
      if (tree.kind === "map" && names.has(item.key)) continue;
      names.add(item.key);
      if (!first) this.#break();
      if (!first && !this.#keeps && item.comment === "blank line") this.#write("  \n");
      if (!first && item.comment === "before") this.#write(`${indent}${this.#comment()}\n`);
      if (!first) this.#write(indent);
      first = false;
      this.#keeps = false;
      if (tree.kind === "map") {
        this.#key(item);
        this.#write(":");
        entries.push([item.key, this.#blockItem(item, indent, false)]);
      } else {
        this.#write("-");
        values.push(this.#blockItem(item, indent, true));
      }
    }
    return tree.kind === "map" ? Object.fromEntries(entries) : values;
  }

  /** What stands behind a dash or a colon. */
  #blockItem(item: Item, indent: string, dash: boolean): unknown {
    // The other parser takes what stands further out for another item behind an item that is nothing.
    const tree = dash ? somethingOf(item.tree) : item.tree;
    if (tree.kind === "alias") return this.#alias(tree.pick);
    const close = this.#marks(item);
    if (this.#isFlow(tree)) {
      this.#write(" ");
      const value = close(this.#flow(tree, `${indent}  `));
      if (item.comment === "behind") this.#write(` ${this.#comment()}`);
      return value;
    }
    if (tree.kind === "lines") return close(this.#lines(tree, `${indent}  `));
    const marked = item.tag !== "" || item.anchored;
    if (dash && tree.kind !== "scalar" && !marked && "wide" in tree && tree.wide) {
      this.#write(" ");
      return close(this.#block(tree, `${indent}  `, true));
    }
    if (item.comment === "behind") this.#write(` ${this.#comment()}`);
    const level = !dash && tree.kind === "sequence" && "wide" in tree && tree.wide;
    return close(this.#block(tree, level ? indent : `${indent}  `, false));
  }

  #flow(tree: Tree, indent: string): unknown {
    switch (tree.kind) {
      case "data":
        this.#write(tree.text);
        return tree.value;
      case "alias":
        return this.#alias(tree.pick);
      case "lines":
        this.#write(JSON.stringify(tree.lines.join("\n")));
        return tree.lines.join("\n");
      case "scalar":
        this.#write(quoted(tree.text, tree.style));
        return tree.text;
      default:
        return this.#flowItems(tree, indent);
    }
  }

  #flowItems(tree: Extract<Tree, { items: unknown }>, indent: string): unknown {
    const [open, close] = tree.kind === "map" ? ["{", "}"] : ["[", "]"];
    const names = new Set<string>();
    const items = tree.items.filter(({ key }) => tree.kind !== "map" || (!names.has(key) && names.add(key)));
    const values: [string, unknown][] = [];
    this.#write(open);
    for (const [index, item] of items.entries()) {
      if (index > 0) this.#write(tree.wide ? "," : ", ");
      if (tree.wide) this.#write(`${item.comment === "behind" ? ` ${this.#comment()}` : ""}\n${indent}`);
      if (tree.kind === "map") {
        this.#key(item);
        this.#write(": ");
      }
      values.push([item.key, this.#flowItem(item, indent)]);
    }
    if (tree.wide) this.#write(`\n${indent}`);
    this.#write(close);
    return tree.kind === "map" ? Object.fromEntries(values) : values.map(([, value]) => value);
  }

  #flowItem(item: Item, indent: string): unknown {
    if (item.tree.kind === "alias") return this.#alias(item.tree.pick);
    // Nothing at all is an item only in a block.
    const tree = somethingOf(item.tree);
    const close = this.#marks(item);
    this.#write(" ");
    return close(this.#flow(tree, `${indent}  `));
  }

  #lines({ lines, header }: Extract<Tree, { kind: "lines" }>, indent: string): unknown {
    this.#write(` ${header}${lines.map((line) => `\n${indent}${line}`).join("")}`);
    this.#keeps = header.endsWith("+");
    const folded = lines.join(header.startsWith(">") ? " " : "\n");
    return header.endsWith("-") ? folded : `${folded}\n`;
  }

  /** Tag and anchor; what is called with the value says what the node is. */
  #marks({ tag, anchored, tree }: Item): (value: unknown) => unknown {
    const tagged = tag !== "" && !(tree.kind === "data");
    const name = anchored ? `a${String(this.#names++)}` : undefined;
    this.#write(`${tagged ? ` ${tag}` : ""}${name === undefined ? "" : ` &${name}`}`);
    return (value) => {
      const whole = tagged ? { tag, value } : value;
      if (name !== undefined) this.#anchors.push({ name, value: whole });
      return whole;
    };
  }

  #alias(pick: number): unknown {
    const anchor = this.#anchors[pick % Math.max(this.#anchors.length, 1)];
    this.#write(anchor === undefined ? " none" : ` *${anchor.name}`);
    return anchor === undefined ? "none" : anchor.value;
  }

  #key({ key, keyStyle }: Item): void {
    this.#write(quoted(key, keyStyle));
  }

  #comment(): string {
    const comment = `# comment ${String(this.comments.length)}: "it's" [`;
    this.comments.push(comment);
    return comment;
  }

  #break(): void {
    if (this.text !== "" && !this.text.endsWith("\n")) this.#write("\n");
  }

  #write(part: string): void {
    this.text += part.replaceAll("\n", this.#end);
  }
}

function somethingOf(tree: Tree): Tree {
  return tree.kind === "data" && tree.text === "" ? { ...tree, text: "~" } : tree;
}

/** As asked if the text can be written so, else between double quotes. */
function quoted(text: string, style: "plain" | "single" | "double"): string {
  if (
    style === "plain" &&
    /^[A-Za-z][\w:*/' -]*[\w*/]$/.test(text) &&
    !/: |^(?:true|false|null|yes)$/i.test(text)
  )
    return text;
  if (style === "single" && !/[\n\t]/.test(text)) return `'${text.replaceAll("'", "''")}'`;
  return JSON.stringify(text);
}
