import { isRefusal, type Adapter, type Host, type Refusal } from "@iamend/source";
import type { Notice } from "../report/problem.js";
import { claim } from "./claim.js";

/** The files of one adapter, parsed. */
export interface Units {
  readonly adapter: Adapter<unknown>;
  readonly units: ReadonlyMap<string, unknown>;
  /** Files that it may have claimed, had they been read. */
  readonly unread: readonly string[];
}

/** Gives each file to the first adapter that claims it; texts are read once, and units remembered by their text. */
export class UnitCollector {
  readonly #memory = new Map<string, readonly Remembered[]>();

  collect(
    files: readonly string[],
    adapters: readonly Adapter<unknown>[],
    host: Host,
  ): { readonly units: readonly Units[]; readonly notices: readonly Notice[] } {
    const byAdapter = new Map(adapters.map((adapter) => [adapter, new Map<string, unknown>()]));
    const lost = new Map(adapters.map((adapter): [Adapter<unknown>, string[]] => [adapter, []]));
    const notices: Notice[] = [];
    for (const file of files) {
      const claimed = claim(file, adapters, host);
      if (claimed === undefined) continue;
      if (isRefusal(claimed)) {
        notices.push(unread(file, claimed));
        for (const adapter of adapters) if (adapter.mayClaim(file)) lost.get(adapter)?.push(file);
        continue;
      }
      const { adapter, text } = claimed;
      byAdapter.get(adapter)?.set(file, this.#unitOf(file, text, adapter));
    }
    const units = [...byAdapter].map(([adapter, own]) => ({
      adapter,
      units: own,
      unread: lost.get(adapter) ?? [],
    }));
    return { units, notices };
  }

  /** What an adapter made of this text of a file, if that is remembered. */
  known<Unit>(file: string, text: string, adapter: Adapter<Unit>): Unit | undefined {
    const found = this.#memory.get(file)?.find((one) => one.text === text && one.adapter === adapter);
    // What an adapter has parsed is of its own type.
    return found?.unit as Unit | undefined;
  }

  /** Takes a tree of exactly this text that somebody else has parsed, unless an adapter has been asked for one already. */
  seed(file: string, text: string, adapter: Adapter<unknown>, tree: unknown): void {
    this.#unitOf(file, text, adapter, tree);
  }

  #unitOf(file: string, text: string, adapter: Adapter<unknown>, tree?: unknown): unknown {
    const known = this.#memory.get(file) ?? [];
    const found = known.find((one) => one.text === text && one.adapter === adapter);
    const latest = found ?? { text, unit: adapter.parse(file, text, tree), adapter };
    if (known[0] !== latest)
      this.#memory.set(file, [latest, ...known.filter((one) => one !== latest)].slice(0, MOST));
    return latest.unit;
  }
}

interface Remembered {
  readonly text: string;
  readonly unit: unknown;
  readonly adapter: Adapter<unknown>;
}

/** The text on disk, and the one that is being edited. */
const MOST = 2;

function unread(file: string, { code, message }: Refusal): Notice {
  return { code, message, at: { file, range: [0, 0] } };
}
