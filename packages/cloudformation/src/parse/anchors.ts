import type { Range } from "../contract.js";
import { MAX_DEPTH, MAX_FOLLOWED_NODES } from "./limits.js";
import type { ParseProblem, TemplateNode } from "./node.js";
import { tooDeep } from "./problems.js";

/** An anchor, and how large the tree is that it names, aliases in it followed. */
interface Anchor {
  /** `undefined`: it still goes on. */
  target: TemplateNode | undefined;
  height: number;
  nodes: number;
}

/** An anchor whose node is being built, with what was counted before it. */
interface OpenAnchor {
  readonly anchor: Anchor;
  readonly nodesBefore: number;
  readonly deepestBefore: number;
}

/**
 * What the aliases of one document name: the latest anchor of that name before them.
 *
 * Nothing is copied; but who walks the tree follows aliases, so the depth and the number of nodes are limited as they are then.
 */
export class Anchors {
  readonly #problems: ParseProblem[];
  readonly #anchors = new Map<string, Anchor>();
  #depth = 0;
  #deepest = 0;
  #nodes = 0;
  #followed = 0;

  constructor(problems: ParseProblem[]) {
    this.#problems = problems;
  }

  /** Called before anything of a node is built, for each node. */
  enter(name: string | undefined): OpenAnchor | undefined {
    this.#nodes++;
    this.#deepest = Math.max(this.#deepest, ++this.#depth);
    if (name === undefined) return undefined;
    const open: OpenAnchor = {
      anchor: { target: undefined, height: 0, nodes: 0 },
      nodesBefore: this.#nodes - 1,
      deepestBefore: this.#deepest,
    };
    this.#deepest = this.#depth;
    this.#anchors.set(name, open.anchor);
    return open;
  }

  leave(open: OpenAnchor | undefined, node: TemplateNode): void {
    if (open !== undefined) {
      open.anchor.target = node;
      open.anchor.height = this.#deepest - this.#depth;
      open.anchor.nodes = this.#nodes - open.nodesBefore;
      this.#deepest = Math.max(this.#deepest, open.deepestBefore);
    }
    this.#depth--;
  }

  /** The node that the alias at this place names. */
  follow(name: string, at: Range): TemplateNode | undefined {
    const anchor = this.#anchors.get(name);
    // An asterisk alone is an error of the syntax, and told as such.
    if (name === "") return undefined;
    if (anchor?.target === undefined) {
      const message = `The alias \`*${name.slice(0, 100)}\` stands before or inside of what it names, or names nothing.`;
      this.#problems.push({ code: "unknown-alias", message, range: at });
      return undefined;
    }
    if (this.#depth + anchor.height + 1 > MAX_DEPTH) {
      this.#problems.push(tooDeep(at));
      return undefined;
    }
    if (this.#followed + anchor.nodes > MAX_FOLLOWED_NODES) {
      const message = "The aliases up to here stand for more nodes than anything is made of.";
      this.#problems.push({ code: "too-many-nodes", message, range: at });
      return undefined;
    }
    this.#followed += anchor.nodes;
    this.#nodes += anchor.nodes;
    this.#deepest = Math.max(this.#deepest, this.#depth + anchor.height + 1);
    return anchor.target;
  }
}
