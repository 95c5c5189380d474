import type { Catalog } from "../catalog/catalog.js";
import type { UnusedAccess } from "../findings/unused-access.js";
import type { ActionElement, Statement } from "../policy/document.js";
import { fold, globMatches } from "./glob.js";

/** The known actions of a service, as the proof counts them: folded `service:name`, and whether nobody used it. */
export interface KnownAction {
  readonly action: string;
  readonly unused: boolean;
}

/** Everything a proof quantifies over: the catalog, the names of the unused access, of the policy and of `keep`. */
export class KnownActions {
  readonly #catalog: Catalog;
  readonly #unused: UnusedAccess;
  readonly #keep: readonly string[];
  readonly #named = new Map<string, Set<string>>();
  readonly #services = new Map<string, readonly KnownAction[]>();

  constructor(
    catalog: Catalog,
    unused: UnusedAccess,
    statements: readonly Statement[],
    keep: readonly string[],
  ) {
    this.#catalog = catalog;
    this.#unused = unused;
    this.#keep = keep.map(fold);
    for (const service of catalog.services) this.#name(service);
    for (const [service, access] of unused) {
      this.#name(service);
      if (!access.whole) for (const name of access.actions.keys()) this.#name(service, fold(name));
    }
    const written = statements.flatMap(({ elements }) => elements.flatMap(textsOf));
    for (const text of [...written, ...keep].map(fold)) {
      const colon = text.indexOf(":");
      const literal = !text.includes("*") && !text.includes("?");
      if (literal && colon > 0 && colon < text.length - 1)
        this.#name(text.slice(0, colon), text.slice(colon + 1));
    }
  }

  /** Folded service prefixes. */
  get services(): readonly string[] {
    return [...this.#named.keys()];
  }

  of(service: string): readonly KnownAction[] {
    const known = this.#services.get(service);
    if (known !== undefined) return known;
    const names = new Set(this.#named.get(service));
    for (const { name } of this.#catalog.actions(service)) names.add(fold(name));
    const access = this.#unused.get(service);
    const actions = [...names].map((name) => {
      const action = `${service}:${name}`;
      const reported = access !== undefined && (access.whole || access.actions.has(name));
      return { action, unused: reported && !this.#keep.some((pattern) => globMatches(pattern, action)) };
    });
    this.#services.set(service, actions);
    return actions;
  }

  #name(service: string, name?: string): void {
    const names = this.#named.get(service) ?? new Set();
    this.#named.set(service, names);
    if (name !== undefined) names.add(name);
  }
}

function textsOf(element: ActionElement): readonly string[] {
  return "pattern" in element ? [element.pattern] : (element.values ?? []);
}
