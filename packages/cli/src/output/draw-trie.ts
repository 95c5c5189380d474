import type { Decision, Explanation, ServiceExplanation, TrieAction, WordNode } from "@iamend/core";
import { describeDecision } from "@iamend/core";
import { count } from "./count.js";
import type { Palette } from "./terminal.js";

/** How a trie is drawn: `unfold` draws what is decided alike below a node too. */
export interface DrawOptions {
  readonly palette: Palette;
  readonly unfold: boolean;
}

/** Draws what a pattern allows as a trie of words, and what becomes of it. Lines end with a newline. */
export function drawExplanation(explanation: Explanation, options: DrawOptions): string {
  const { decision, services } = explanation;
  const lines =
    services.length === 1 && services[0] !== undefined
      ? drawService(services[0], decision, options)
      : drawServices(services, decision, options);
  return `${[...lines, "", ...drawVerdict(decision, options)].join("\n")}\n`;
}

function drawService(
  service: ServiceExplanation,
  decision: Decision,
  options: DrawOptions,
): readonly string[] {
  const { palette } = options;
  const unused = service.actions.filter((action) => action.unused).length;
  const title = `${palette.bold(service.pattern)}  ${count(service.actions.length, "known action")}, ${String(unused)} unused`;
  if (service.actions.length === 0) return [title];
  if (service.trie.length === 0) {
    const rows = service.actions.map(({ name, unused: gone }) => ({
      text: `${gone ? "✗" : "✓"} ${name}`,
      paint: gone ? palette.orange : palette.green,
      note: gone ? "unused" : "used",
    }));
    return [title, "", ...align(rows, options)];
  }
  const drawn = new TrieRows(writtenFor(decision), service, options).rows();
  return [
    title,
    palette.dim("✓ allows nothing unused   ✗ allows something unused   → what is written"),
    "",
    ...align(drawn, options),
  ];
}

function drawServices(
  services: readonly ServiceExplanation[],
  decision: Decision,
  options: DrawOptions,
): readonly string[] {
  const { palette } = options;
  const hit = services.filter(({ actions }) => actions.some(({ unused }) => unused));
  const rest = services.length - hit.length;
  const rows = hit.map(({ service, actions }) => {
    const unused = actions.filter((action) => action.unused).length;
    const written = [...writtenFor(decision).values()].filter((one) =>
      one.pattern.startsWith(`${service}:`),
    ).length;
    return {
      text: `✗ ${service}`,
      paint: palette.orange,
      note: `${String(unused)} of ${count(actions.length, "action")} unused  → ${written === 0 ? "nothing" : count(written, "pattern")}`,
    };
  });
  const untouched = {
    text: `✓ ${count(rest, "other service")}`,
    paint: palette.green,
    note: "nothing unused  → service:* each",
  };
  return [
    `${palette.bold("*")}  ${count(services.length, "service")}, ${String(hit.length)} with something unused`,
    "",
    ...align(rest > 0 ? [...rows, untouched] : rows, options),
    palette.dim("Explain service:* to see the words of one service."),
  ];
}

/** What the decision writes, by the folded pattern. */
function writtenFor(decision: Decision): ReadonlyMap<string, Written> {
  if (decision.kind !== "replaced") return new Map();
  const written = new Map<string, Written>();
  for (const { pattern } of decision.by) written.set(pattern.toLowerCase(), { pattern });
  for (const { pattern, by } of decision.covered)
    written.set(pattern.toLowerCase(), { pattern, coveredBy: by });
  return written;
}

interface Written {
  readonly pattern: string;
  readonly coveredBy?: string;
}

interface Row {
  readonly text: string;
  readonly paint: (text: string) => string;
  readonly note: string;
}

/** The rows of one trie. A node whose actions share one fate is one row, however deep it goes, unless unfolded. */
class TrieRows {
  readonly #written: ReadonlyMap<string, Written>;
  readonly #service: ServiceExplanation;
  readonly #options: DrawOptions;
  readonly #rows: Row[] = [];

  constructor(written: ReadonlyMap<string, Written>, service: ServiceExplanation, options: DrawOptions) {
    this.#written = written;
    this.#service = service;
    this.#options = options;
  }

  rows(): readonly Row[] {
    this.#drawChildren(this.#service.trie, undefined, "");
    return this.#rows;
  }

  #drawChildren(nodes: readonly WordNode[], own: TrieAction | undefined, indent: string): void {
    for (const [index, node] of nodes.entries()) {
      const last = index === nodes.length - 1 && own === undefined;
      this.#drawNode(node, `${indent}${last ? "└─ " : "├─ "}`, `${indent}${last ? "   " : "│  "}`);
    }
    if (own !== undefined) this.#drawAction(own, `${indent}└─ `);
  }

  #drawNode(first: WordNode, lead: string, indent: string): void {
    const { node, label } = this.#joined(first);
    const { palette, unfold } = this.#options;
    const own = node.actions.find(({ name }) => name.length === node.prefix.length);
    const folded = this.#isOneFate(node) && !(unfold && node.actions.length > 1);
    const unused = node.actions.filter((action) => action.unused).length;
    const size = shares(node.actions.length - unused, unused);
    const trap =
      node.trap === undefined ? "" : `  also matches ${this.#service.service}:${node.trap}, unused`;
    const mark = node.safe ? "✓" : "✗";
    // One action is a name; several are a group, which the ellipsis says where they are not drawn.
    const name = folded && node.actions.length === 1 ? restOf(node, label) : folded ? `${label}…` : label;
    this.#rows.push({
      text: `${lead}${mark} ${name}`,
      paint: node.safe ? palette.green : palette.orange,
      note: `${size}${trap}${this.#writes(node)}`,
    });
    if (!folded) this.#drawChildren(node.children, own, indent);
  }

  /** Words that lead to one child only are one label: `Analytics·Configuration` needs no row for `Analytics`. */
  #joined(first: WordNode): { readonly node: WordNode; readonly label: string } {
    let node = first;
    let label = first.word;
    for (let only = node.children[0]; only !== undefined; only = node.children[0]) {
      const passes =
        node.children.length === 1 && only.actions.length === node.actions.length && only.safe === node.safe;
      if (!passes || this.#writes(node) !== "") break;
      node = only;
      label += only.word;
    }
    return { node, label };
  }

  #isOneFate(node: WordNode): boolean {
    return node.children.length === 0 || node.safe || node.actions.every(({ unused }) => unused);
  }

  #drawAction(action: TrieAction, lead: string): void {
    const { palette } = this.#options;
    const written = this.#written.get(`${this.#service.service}:${action.folded}`);
    this.#rows.push({
      text: `${lead}${action.unused ? "✗" : "✓"} ${action.name} itself`,
      paint: action.unused ? palette.orange : palette.green,
      note: action.unused ? "unused" : `used${arrow(written)}`,
    });
  }

  /** What is written for a node: its candidate, or its only action by name. */
  #writes(node: WordNode): string {
    const { service } = this.#service;
    const candidate = this.#written.get(`${service}:${node.candidate}`.toLowerCase());
    if (candidate !== undefined) return arrow(candidate);
    const used = node.actions.filter(({ unused }) => !unused);
    const only = used.length === 1 && (node.safe || node.children.length === 0) ? used[0] : undefined;
    if (only !== undefined) return arrow(this.#written.get(`${service}:${only.folded}`));
    return "";
  }
}

function arrow(written: Written | undefined): string {
  if (written === undefined) return "";
  return written.coveredBy === undefined
    ? `  → ${written.pattern}`
    : `  → ${written.pattern}, which ${written.coveredBy} allows already`;
}

/** `12 used`, `2 used, 14 unused`. */
function shares(used: number, unused: number): string {
  return [used > 0 ? `${String(used)} used` : "", unused > 0 ? `${String(unused)} unused` : ""]
    .filter(Boolean)
    .join(", ");
}

/** The whole rest of the only name below a node. */
function restOf(node: WordNode, label: string): string {
  const name = node.actions[0]?.name ?? label;
  return name.slice(node.prefix.length - label.length);
}

/** A wildcard of many services would scroll its own trie away. */
const MOST_PATTERNS = 40;

function drawVerdict(decision: Decision, { palette, unfold }: DrawOptions): readonly string[] {
  if (decision.kind !== "replaced" || decision.by.length === 0) return [describeDecision(decision)];
  const shown = unfold ? decision.by : decision.by.slice(0, MOST_PATTERNS);
  const more = decision.by.length - shown.length;
  return [
    `${palette.bold(decision.pattern)} allows ${count(decision.unused.length, "unused action")} and is replaced by ${count(decision.by.length, "pattern")}:`,
    ...shown.map(
      ({ pattern, allows }) =>
        `  ${pattern}${palette.dim(allows.length > 1 ? `  ${count(allows.length, "action")}` : "")}`,
    ),
    ...(more > 0 ? [palette.dim(`  and ${String(more)} more (--unfold lists them)`)] : []),
  ];
}

function align(rows: readonly Row[], { palette }: DrawOptions): readonly string[] {
  const width = Math.max(0, ...rows.map(({ text }) => text.length));
  return rows.map(({ text, paint, note }) => {
    const padding = " ".repeat(width - text.length + 2);
    return `${paintLabel(text, paint)}${padding}${palette.dim(note)}`.trimEnd();
  });
}

/** Colours the label and leaves the branches of the tree alone. */
function paintLabel(text: string, paint: (text: string) => string): string {
  const start = text.search(/[✓✗]/u);
  return `${text.slice(0, start)}${paint(text.slice(start))}`;
}
