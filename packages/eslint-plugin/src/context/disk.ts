import { join, posix } from "node:path";
import {
  createSourceHost,
  isOfDirectory,
  mayClaim,
  walkRoot,
  type SourceHost,
  type Walk,
} from "@iamend/engine/node";
import { lazily } from "@iamend/source";
import { RelatedCodeFinder, type RelatedCode } from "./related-code.js";
import { stampOf } from "./stamps.js";

/** The files under a root and their texts, as they were when somebody last looked. */
export interface View {
  readonly walk: Walk;
  readonly host: SourceHost;
  readonly walked: ReadonlySet<string>;
  readonly code: () => RelatedCode;
}

/** Reads a root once, and again what has changed since. */
export class Disk {
  readonly #root: string;
  #view: View | undefined;
  /** Of each file that was read, from just before that. */
  readonly #stamps = new Map<string, string>();
  readonly #code = new RelatedCodeFinder();

  constructor(root: string) {
    this.#root = root;
  }

  /** The same view as last time, if nothing has changed. */
  look(): View {
    const walk = walkRoot(this.#root, mayClaim, isOfDirectory);
    const last = this.#view;
    if (last === undefined) return this.#read(walk, new Map());
    const changed = [...this.#stamps].flatMap(([file, stamp]) =>
      stampOf(join(this.#root, file)) === stamp ? [] : [file],
    );
    if (changed.length === 0 && sameWalk(walk, last.walk)) return last;
    for (const file of changed) this.#stamps.delete(file);
    const texts = new Map<string, string>();
    for (const file of this.#stamps.keys()) {
      const text = last.host.known(file);
      if (text === undefined) this.#stamps.delete(file);
      else texts.set(file, text);
    }
    return this.#read(walk, texts);
  }

  #read(walk: Walk, texts: ReadonlyMap<string, string>): View {
    const walked = new Set(walk.files);
    const host = createSourceHost(this.#root, walked, texts);
    const stamped: SourceHost = {
      ...host,
      read: (name) => {
        if (this.#stamps.has(name)) return host.read(name);
        const file = posix.normalize(name);
        if (!this.#stamps.has(file)) this.#stamps.set(file, stampOf(join(this.#root, file)));
        return host.read(name);
      },
    };
    const code = lazily(() => this.#code.find(walk.files, stamped));
    this.#view = { walk, host: stamped, walked, code };
    return this.#view;
  }
}

/** The files, and what links make of them. */
function sameWalk(left: Walk, right: Walk): boolean {
  return describe(left) === describe(right);
}

function describe({ files, context, links, directoryLinks, refusals }: Walk): string {
  return JSON.stringify([files, [...context], links, directoryLinks, [...refusals]]);
}
