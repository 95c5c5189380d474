import { lazily, type Adapter, type Deployment, type Host, type Located } from "@iamend/source";
import { mindingElsewhere, type Elsewhere } from "../link/attached-elsewhere.js";
import { reachOf, type Reach } from "../link/reach.js";
import { readDirectives, type Directed } from "../plan/directives.js";
import { recordHost, type RecordedHost } from "./recorded-host.js";

/** What is linked: the units of one adapter, and everything beside them that it is told. */
export interface LinkInput {
  readonly adapter: Adapter<unknown>;
  readonly units: ReadonlyMap<string, unknown>;
  readonly below: Located;
  readonly deployment: Deployment;
  /** The same for the same stacks and accounts. */
  readonly deploymentKey: string;
  readonly elsewhere: Elsewhere;
}

/** What came of it, and of that alone. */
export interface Linked {
  /** As it minds what it does not see. */
  readonly adapter: Adapter<unknown>;
  readonly located: Located;
  readonly reach: () => Reach;
  readonly directed: () => Directed;
  /** What is below for the next adapter. */
  readonly joined: () => Located;
}

interface Remembered {
  readonly input: LinkInput;
  readonly recorded: RecordedHost;
  readonly linked: Linked;
}

/** The source as it is on disk, and as it is being edited. */
const MOST = 2;

/** Links the units of adapters, and none again while all that its linking has asked for is still the same. */
export class LinkMemory {
  readonly #remembered = new Map<Adapter<unknown>, readonly Remembered[]>();

  link(input: LinkInput, host: Host): Linked {
    const known = this.#remembered.get(input.adapter) ?? [];
    const found =
      known.find((one) => isSame(one.input, input) && one.recorded.continueWith(host)) ?? link(input, host);
    this.#remembered.set(input.adapter, [found, ...known.filter((one) => one !== found)].slice(0, MOST));
    return found.linked;
  }
}

function link(input: LinkInput, asked: Host): Remembered {
  const { adapter: bare, units, below, deployment, elsewhere } = input;
  const recorded = recordHost(asked);
  const { host } = recorded;
  const adapter = mindingElsewhere(bare, elsewhere, host);
  const located = adapter.link(units, host, below, deployment);
  const textOf = (file: string): string | undefined => {
    const text = host.read(file);
    return typeof text === "string" ? text : undefined;
  };
  return {
    input,
    recorded,
    linked: {
      adapter,
      located,
      reach: lazily(() => reachOf(located)),
      directed: lazily(() => readDirectives(located, textOf)),
      joined: lazily(() => joined(below, located)),
    },
  };
}

function isSame(left: LinkInput, right: LinkInput): boolean {
  return (
    left.below === right.below &&
    left.deploymentKey === right.deploymentKey &&
    left.deployment.ties === right.deployment.ties &&
    sameItems(left.elsewhere.files, right.elsewhere.files) &&
    sameItems(left.elsewhere.unread, right.elsewhere.unread) &&
    sameItems(left.elsewhere.loose, right.elsewhere.loose) &&
    sameItems(left.elsewhere.unclaimed, right.elsewhere.unclaimed) &&
    sameItems([...left.units.keys()], [...right.units.keys()]) &&
    sameItems([...left.units.values()], [...right.units.values()])
  );
}

function sameItems(left: readonly unknown[], right: readonly unknown[]): boolean {
  return left.length === right.length && left.every((item, index) => item === right[index]);
}

/** What several adapters located; their files are not the same, so neither are their ids. */
function joined(below: Located, located: Located): Located {
  const evidence = located.evidence ?? below.evidence;
  const documents = lazily(() => [...below.documents, ...located.documents]);
  return {
    lists: new Map([...below.lists, ...located.lists]),
    statements: new Map([...below.statements, ...located.statements]),
    bundles: new Map([...below.bundles, ...located.bundles]),
    get documents() {
      return documents();
    },
    principals: [...(below.principals ?? []), ...(located.principals ?? [])],
    directives: [...below.directives, ...located.directives],
    errors: [...below.errors, ...located.errors],
    ...(evidence === undefined ? {} : { evidence }),
  };
}
