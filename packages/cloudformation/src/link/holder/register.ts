// All principals of a source, by where they are declared and by name.
import type { DeployedHolder, Holder, Refusal } from "../../contract.js";
import { refuse } from "../refusal.js";
import type { TemplateInstance } from "../template/template.js";
import type { PrincipalType } from "./holders.js";

/** A principal of this source. */
interface Registered {
  readonly holder: Holder;
  /** Key of the outermost stack around it. */
  readonly outermost: string;
  /** Set: others like it may exist. */
  readonly unlisted: Refusal | undefined;
}

interface Register {
  add(instance: TemplateInstance, logicalId: string, holder: Holder, unlisted: Refusal | undefined): void;
  /** To be called when all are added: of those who have the same name none is what it seems, and those at one address are counted. */
  settle(): void;
  /** Says what evidence says of one. */
  tie(instance: string, logicalId: string, deployed: DeployedHolder): void;
  find(instance: string, logicalId: string): Registered | undefined;
  /** Those of one stack, by logical id. */
  of(instance: string): ReadonlyMap<string, Holder>;
  /** Who is called so in the same deployment: the accounts of another may be others. */
  named(from: TemplateInstance, type: PrincipalType, name: string): Holder | undefined;
  all(): readonly Holder[];
}

interface Entry extends Registered {
  holder: Holder;
}

export function createRegister(): Register {
  const entries = new Map<string, Entry>();
  const byInstance = new Map<string, Map<string, Entry>>();
  const byName = new Map<string, Entry[]>();

  return {
    add({ key, outermost }, logicalId, holder, unlisted) {
      const at = `${key}\0${logicalId}`;
      // What a service's own resources say of a role that it makes is read with that.
      if (entries.has(at)) return;
      const entry = { holder, outermost, unlisted };
      entries.set(at, entry);
      byInstance.set(key, (byInstance.get(key) ?? new Map<string, Entry>()).set(logicalId, entry));
    },
    settle() {
      const instances = new Map<string, number>();
      for (const { holder } of entries.values())
        instances.set(holder.address, (instances.get(holder.address) ?? 0) + 1);
      for (const entry of entries.values()) {
        const all = instances.get(entry.holder.address) ?? 1;
        if (all > 1) entry.holder = { ...entry.holder, instances: all };
        const name = nameKey(entry.holder);
        if (name === undefined) continue;
        const same = byName.get(name);
        if (same === undefined) byName.set(name, [entry]);
        else same.push(entry);
      }
      for (const same of byName.values()) {
        const counts = new Map<string, number>();
        for (const { outermost } of same) counts.set(outermost, (counts.get(outermost) ?? 0) + 1);
        for (const entry of same) {
          // A name that is made begins with that of a stack, of which there is one.
          const others =
            "generated" in entry.holder.name
              ? same.filter((other) => mayShareAccount(other.holder, entry.holder)).length
              : (counts.get(entry.outermost) ?? 0);
          if (others > 1) entry.holder = renamed(entry.holder);
        }
      }
    },
    tie(instance, logicalId, deployed) {
      const entry = entries.get(`${instance}\0${logicalId}`);
      if (entry !== undefined) entry.holder = { ...entry.holder, deployed };
    },
    find: (instance, logicalId) => entries.get(`${instance}\0${logicalId}`),
    named({ outermost }, type, name) {
      const same = byName.get(literalKey(type, name)) ?? [];
      return same.find((entry) => entry.outermost === outermost)?.holder;
    },
    of: (instance) =>
      new Map(
        [...(byInstance.get(instance) ?? [])].map(([logicalId, { holder }]) => [logicalId, holder] as const),
      ),
    all: () => [...entries.values()].map(({ holder }) => holder),
  };
}

function mayShareAccount({ account: one }: Holder, { account: other }: Holder): boolean {
  return one === undefined || other === undefined || one === other;
}

function nameKey({ type, name }: Holder): string | undefined {
  if ("literal" in name) return literalKey(type, name.literal);
  // Cut, two names that are made may begin alike.
  if (!("generated" in name)) return undefined;
  const { starts, older = starts } = name.generated;
  return `${type}\0generated\0${older.toLowerCase()}`;
}

function literalKey(type: PrincipalType, name: string): string {
  return `${type}\0literal\0${name.toLowerCase()}`;
}

function renamed(holder: Holder): Holder {
  const { type, name, at } = holder;
  if ("generated" in name) return { ...holder, name: { starts: name.generated.starts, ends: "" } };
  return { ...holder, name: { unknown: refuse("duplicate-name", `another ${type} here has the same`, at) } };
}
