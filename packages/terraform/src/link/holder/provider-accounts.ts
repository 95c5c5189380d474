// Which account the provider of a resource works in, as far as it differs from that of the root module's default.
import type { Name, Refusal } from "../../contract.js";
import type { Expression } from "../../parse/ast.js";
import { argument, nested, type SourcedBody } from "../module/merged-block.js";
import type { ModuleInstance, ResourceInstance } from "../module/module-instance.js";
import type { World } from "../module/world.js";
import { refuse } from "../refusal.js";
import { nameOf } from "./names.js";

/** `default`: that of the root module's default provider, whichever it is. */
export type ProviderAccount = "default" | { readonly account: string } | { readonly unknown: Refusal };

/** A configuration of a provider, and the module instance that it stands in; without parts, one that is left empty. */
interface Configuration {
  readonly instance: ModuleInstance;
  readonly parts: readonly SourcedBody[];
  readonly isDefault: boolean;
}

const DEFAULT = "aws";

/** The account that a resource is made in. */
export function createProviderAccounts(world: World): (resource: ResourceInstance) => ProviderAccount {
  const known = new Map<ModuleInstance, Map<string, ProviderAccount>>();

  function accountOf(instance: ModuleInstance, reference: string): ProviderAccount {
    const own = known.get(instance) ?? new Map<string, ProviderAccount>();
    known.set(instance, own);
    const found = own.get(reference) ?? judge(configurationOf(instance, reference), reference);
    own.set(reference, found);
    return found;
  }

  function judge(configuration: Configuration | undefined, reference: string): ProviderAccount {
    if (configuration === undefined) return other(reference);
    if (configuration.isDefault || isLikeDefault(configuration)) return "default";
    // The last of a chain is the one that works.
    const role = nested(configuration.parts, "assume_role").at(-1);
    const arn =
      role?.type === "assume_role"
        ? world.value([role], "role_arn", configuration.instance.scope)
        : undefined;
    const name = arn === undefined || role === undefined ? undefined : nameOf(arn, role.place);
    const start =
      name === undefined ? "" : "literal" in name ? name.literal : "starts" in name ? name.starts : "";
    const account = ACCOUNT.exec(start)?.[1];
    return account === undefined ? other(reference) : { account };
  }

  return ({ owner, block }) => {
    const provider = argument(block.parts, "provider");
    if (provider === undefined) return accountOf(owner, DEFAULT);
    const reference = referenceOf(provider.value);
    return reference === undefined ? other("its provider") : accountOf(owner, reference);
  };
}

/** A name as far as it tells a principal of that account. */
export function nameIn(account: ProviderAccount, name: Name): Name {
  const why = unknownAccount(account);
  return why === undefined ? name : { unknown: why };
}

/** The account of a holder, where it is not the default one. */
export function accountIn(account: ProviderAccount): { readonly account?: string } {
  return typeof account === "object" && "account" in account ? account : {};
}

/** Why the account is not known. */
export function unknownAccount(account: ProviderAccount): Refusal | undefined {
  return typeof account === "object" && "unknown" in account ? account.unknown : undefined;
}

/** The same for the same account. */
export function accountKey(account: ProviderAccount): string {
  if (account === "default") return "";
  return "account" in account ? account.account : account.unknown.message;
}

const ACCOUNT = /^arn:[^:]*:iam::(\d{12}):/;

function other(reference: string): ProviderAccount {
  return { unknown: refuse("other-provider", `the provider ${reference} may work in another account`) };
}

/** `aws`, `aws.other`; with a key behind it, the same for all keys. */
function referenceOf(expression: Expression | undefined): string | undefined {
  switch (expression?.kind) {
    case "name":
      return expression.name;
    case "string":
      return expression.value;
    case "traversal": {
      const [alias] = expression.steps;
      return expression.from.kind === "name" && alias?.kind === "attribute"
        ? `${expression.from.name}.${alias.name}`
        : undefined;
    }
    default:
      return undefined;
  }
}

/** Where a reference leads, up through the calls of modules. */
function configurationOf(instance: ModuleInstance, reference: string): Configuration | undefined {
  const parts = writtenIn(instance, reference);
  const { caller } = instance;
  if (caller === undefined) {
    const isDefault = reference === DEFAULT;
    return parts.length > 0 || isDefault ? { instance, parts, isDefault } : undefined;
  }
  const given = argument(caller.call.parts, "providers")?.value;
  if (given === undefined || given.kind === "object") {
    const item = given?.items.find(({ key }) =>
      key.kind === "computed" ? referenceOf(key.expression) === reference : key.value === reference,
    );
    if (item !== undefined) {
      const above = referenceOf(item.value);
      return above === undefined ? undefined : configurationOf(caller.instance, above);
    }
    if (parts.length > 0) return { instance, parts, isDefault: false };
    return reference.includes(".") ? undefined : configurationOf(caller.instance, reference);
  }
  return undefined;
}

/** The blocks of a module that configure it, those of override files included. */
function writtenIn({ module }: ModuleInstance, reference: string): readonly SourcedBody[] {
  const [name, alias] = reference.split(".");
  return module.others.flatMap(({ type, labels, parts }) => {
    if (type !== "provider" || labels[0] !== name) return [];
    const own = argument(parts, "alias")?.value;
    return (own === undefined ? alias === undefined : own.kind === "string" && own.value === alias)
      ? parts
      : [];
  });
}

/** Whether it is the root module's default but for what does not choose an account. */
function isLikeDefault({ instance, parts }: Configuration): boolean {
  let root = instance;
  while (root.caller !== undefined) root = root.caller.instance;
  const own = settings(instance, parts);
  const usual = settings(root, writtenIn(root, DEFAULT));
  // The same words mean the same only where they stand in the same module.
  return own === usual && (own === "" || root === instance);
}

/** What may choose an account, as it is written. */
function settings({ module }: ModuleInstance, parts: readonly SourcedBody[]): string {
  const written = parts.flatMap(({ body, file }) => {
    const text = module.files.find((one) => one.file === file)?.text ?? "";
    const named = [
      ...body.attributes.map(({ name, at }) => ({ name, at })),
      ...body.blocks.map(({ type, at }) => ({ name: type, at })),
    ];
    return named
      .filter(({ name }) => !INDIFFERENT.has(name))
      .map(({ at }) => text.slice(at[0], at[1]).replaceAll(/\s+/g, " "));
  });
  return written.sort().join("\n");
}

const INDIFFERENT = new Set(["alias", "region", "default_tags", "for_each"]);
