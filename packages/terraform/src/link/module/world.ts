// All instances of all modules, and the scopes that give their names values.
import type { Place, Refusal } from "../../contract.js";
import { evaluate } from "../../evaluate/evaluate.js";
import { reason } from "../../evaluate/reason.js";
import { createRun, type Run, type Trace } from "../../evaluate/run.js";
import { lazy, type Resolved, type Scope } from "../../evaluate/scope.js";
import { object, unknown, type Entry, type Value } from "../../evaluate/value.js";
import type { Expression, Step } from "../../parse/ast.js";
import { once } from "../once.js";
import { isAboutPolicies } from "./about-policies.js";
import { outputWanted, referTo, repeatedValue } from "./instance-values.js";
import { argument, type MergedBlock, type Sourced, type SourcedBody } from "./merged-block.js";
import type { Module } from "./module.js";
import { addressIn, type Caller, type ModuleInstance, type ResourceInstance } from "./module-instance.js";
import { onDemand } from "./on-demand.js";
import { relativePath } from "./paths.js";
import { repeatByCount, repeatForEach, single, type Repetition } from "./repetition.js";
import type { Texts } from "./texts.js";
import { inputsOf, variable, type Inputs } from "./variables.js";

/** Where the source of a module call leads. */
export type CallTarget = (caller: Module, call: MergedBlock, way: Way) => Module | undefined;

/** How a call is reached: the root module, and the names of the calls on the way, its own included. */
export interface Way {
  readonly root: string;
  readonly names: readonly string[];
}

/** Where it starts, and what is not said by the modules themselves. */
export interface RootModules {
  readonly roots: readonly Module[];
  readonly target: CallTarget;
  /** Whether Terragrunt sets the variables of a root module. */
  readonly underTerragrunt: (directory: string) => boolean;
}

export interface World {
  /** Every module instance, callers before what they call. */
  readonly instances: readonly ModuleInstance[];
  /** The instances of a resource or data source, by the address of its block. */
  resources(blockAddress: string): readonly ResourceInstance[];
  /** All of those that may have to do with a policy. */
  allResources(): readonly ResourceInstance[];
  /** Blocks of those that have no instance anywhere, as one that might be. */
  undeployed(): readonly ResourceInstance[];
  /** The value of an argument, if there is one. */
  value(parts: readonly SourcedBody[], name: string, scope: Scope): Value | undefined;
  evaluate(expression: Sourced, scope: Scope): Value;
  /** The modules that a call leads to. */
  targets(call: MergedBlock): Iterable<Module>;
  /** Whether what a call of the module leads to is part of the source. */
  follows(caller: Pick<ModuleInstance, "root" | "path">, call: string): boolean;
  /** The scopes of the arguments of a call, one for each instance. */
  callScopes(caller: Pick<ModuleInstance, "root" | "path">, call: string): readonly Scope[];
  /** Instances of modules beyond what is followed. */
  readonly cut: boolean;
}

/** Modules within modules are followed so deep, and so many of them. */
const MAX_DEPTH = 16;
const MAX_MODULE_INSTANCES = 4_000;

/** A block in an instance of its module; how often it is repeated is found out when it is asked for. */
interface Declared {
  readonly owner: ModuleInstance;
  readonly block: MergedBlock;
  readonly address: string;
  repetition: Repetition | "running" | undefined;
}

interface Child {
  readonly repetition: Repetition;
  readonly instances: ReadonlyMap<string, Built>;
}

interface Built {
  readonly instance: ModuleInstance;
  readonly output: (name: string, run: Run) => Value | undefined;
  readonly outputNames: readonly string[];
}

/** Instantiates the root modules and all that they call. */
export function createWorld(
  { roots, target, underTerragrunt }: RootModules,
  texts: Texts,
  trace: Trace,
): World {
  const instances: ModuleInstance[] = [];
  const byBlock = new Map<string, Declared>();
  const aboutPolicies = new Map<MergedBlock, boolean>();
  const watched: string[] = [];
  const targets = new Map<MergedBlock, Set<Module>>();
  const idle = new Map<MergedBlock, ResourceInstance | undefined>();
  const calls = new Map<string, Declared & { readonly followed: boolean }>();
  /** What was evaluated in the scopes of instances; other scopes are made anew each time. */
  const evaluated = new Map<Scope, Map<Expression, Value>>();
  let cut = false;

  /** Each argument of an instance is asked for by several; nobody else is told of the references again. */
  function evaluateHere({ value, file }: Sourced, scope: Scope): Value {
    const known = evaluated.get(scope);
    const found = known?.get(value);
    if (found !== undefined) return found;
    const result = evaluate(value, file, scope, createRun(trace));
    known?.set(value, result);
    return result;
  }

  function valueOf(parts: readonly SourcedBody[], name: string, scope: Scope): Value | undefined {
    const found = argument(parts, name);
    return found === undefined ? undefined : evaluateHere(found, scope);
  }

  function repetitionOf({ parts, at }: MergedBlock, scope: Scope): Repetition {
    const count = argument(parts, "count");
    if (count !== undefined) {
      return repeatByCount(evaluateHere(count, scope), scope, { file: count.file, range: count.at });
    }
    const forEach = argument(parts, "for_each");
    if (forEach === undefined) return single(scope);
    const value = evaluateHere(forEach, scope);
    return repeatForEach(value, scope, at);
  }

  /** The same in every instance of its module. */
  function mayMatter(block: MergedBlock): boolean {
    const known = aboutPolicies.get(block) ?? isAboutPolicies(block);
    aboutPolicies.set(block, known);
    return known;
  }

  /** A repetition that is asked for while it is found out has keys that are not known. */
  function repeated(declared: Declared): Repetition {
    const { owner, block, repetition } = declared;
    if (repetition === "running") {
      const why = reason("cycle", "How many of these there are depends on themselves.", block.at);
      return repeatForEach(unknown(why), owner.scope, block.at);
    }
    if (repetition !== undefined) return repetition;
    declared.repetition = "running";
    const found = repetitionOf(block, owner.scope);
    declared.repetition = found;
    if (found.by !== "single") for (const { scope } of found.instances) evaluated.set(scope, new Map());
    return found;
  }

  function build(
    module: Module,
    root: string,
    path: string,
    inputs: Inputs | undefined,
    ancestors: readonly string[],
    names: readonly string[],
    unlisted: Refusal | undefined,
    caller: Caller | undefined,
  ): Built {
    const setBy = (): string =>
      underTerragrunt(root) ? "in terragrunt.hcl, which is not read" : "from outside";
    const local = onDemand((name) => {
      const sourced = module.locals.get(name);
      if (sourced === undefined) return undefined;
      const at = { file: sourced.file, range: sourced.at };
      return lazy(`local.${name}`, at, (run) => evaluate(sourced.value, sourced.file, scope, run));
    });
    const variableOf = onDemand((name) => {
      const block = module.variables.get(name);
      if (block === undefined) return undefined;
      return lazy(`var.${name}`, block.at, (run) => variable(name, block, inputs ?? setBy(), run));
    });
    const output = onDemand((name) => {
      const block = module.outputs.get(name);
      const sourced = block === undefined ? undefined : argument(block.parts, "value");
      if (block === undefined || sourced === undefined) return undefined;
      return lazy(`output.${name}`, block.at, (run) => evaluate(sourced.value, sourced.file, scope, run));
    });
    const resources = new Map<string, Declared>();
    const children = new Map<string, () => Child | undefined>();

    const scope: Scope = {
      resolve(name, steps, run, at) {
        const [first, second] = steps;
        if (first?.kind !== "attribute") return undefined;
        switch (name) {
          case "local":
            return taken(local(first.name)?.(run), 1);
          case "var":
            return taken(variableOf(first.name)?.(run), 1);
          case "path":
            return taken(pathValue(first.name, at), 1);
          case "module":
            return moduleValue(first.name, steps, run, at);
          case "data":
            return second?.kind === "attribute"
              ? taken(resourceValue(`data.${first.name}.${second.name}`, at), 2)
              : undefined;
          case "each":
          case "count":
          case "self":
          case "terraform":
            return undefined;
          default:
            return taken(resourceValue(`${name}.${first.name}`, at), 1);
        }
      },
      call: (name, args, run, at) => texts.call(root, name, args, run, at),
    };
    const instance: ModuleInstance = { module, root, path, scope, unlisted, caller };
    instances.push(instance);
    evaluated.set(scope, new Map());

    function pathValue(name: string, at: Place): Value | undefined {
      const value =
        name === "module" ? relativePath(root, module.directory) : name === "root" ? "." : undefined;
      return value === undefined
        ? undefined
        : { kind: "string", value, origin: { form: "built", at, by: "path" } };
    }

    function resourceValue(local: string, at: Place): Value | undefined {
      const declared = resources.get(local);
      if (declared === undefined) return undefined;
      const why = reason("unresolved-reference", `\`${local}\` is only known once it is deployed.`, at);
      return repeatedValue(repeated(declared), (key) => referTo(declared.address, key, why), why);
    }

    function moduleValue(name: string, steps: readonly Step[], run: Run, at: Place): Resolved | undefined {
      const child = children.get(name)?.();
      if (child === undefined) {
        const why = reason("unseen-module", `\`module.${name}\` is not part of this source.`, at);
        return { value: unknown(why), used: 1 };
      }
      const wanted = outputWanted(steps.slice(1));
      const outputsOf = (key: string | undefined): Value => {
        const built = child.instances.get(key ?? "");
        if (built === undefined) return unknown(reason("unseen-module", "This is not followed.", at));
        const names = wanted === undefined ? built.outputNames : [wanted];
        const entries = names.flatMap((output): readonly (readonly [string, Entry])[] => {
          const value = built.output(output, run);
          return value === undefined ? [] : [[output, { value }]];
        });
        return object("object", new Map(entries));
      };
      const why = reason(
        "unresolved-reference",
        `How many of \`module.${name}\` there are is not known.`,
        at,
      );
      return { value: repeatedValue(child.repetition, outputsOf, why), used: 1 };
    }

    for (const [local, block] of module.resources) {
      const address = addressIn(instance, local);
      const declared: Declared = { owner: instance, block, address, repetition: undefined };
      resources.set(local, declared);
      byBlock.set(address, declared);
      if (mayMatter(block)) watched.push(address);
    }
    for (const [name, call] of module.calls) {
      const called = target(module, call, { root, names: [...names, name] });
      if (called !== undefined) targets.set(call, (targets.get(call) ?? new Set()).add(called));
      const tooDeep = ancestors.length >= MAX_DEPTH;
      const followed = called !== undefined && !tooDeep && !ancestors.includes(called.directory);
      const address = addressIn(instance, name);
      const declared = { owner: instance, block: call, address, repetition: undefined, followed };
      calls.set(address, declared);
      if (!followed) continue;
      children.set(
        name,
        once(() => child(name, call, called, repeated(declared))),
      );
    }

    function child(
      name: string,
      call: MergedBlock,
      called: Module,
      repetition: Repetition,
    ): Child | undefined {
      if (instances.length + repetition.instances.length > MAX_MODULE_INSTANCES) {
        cut = true;
        return undefined;
      }
      const built = repetition.instances.map((repeated) => {
        const local = `module.${name}${repeated.key === undefined ? "" : `[${repeated.key}]`}`;
        const given = inputsOf(call, repeated.scope);
        const below = path === "" ? local : `${path}.${local}`;
        const open = repeated.unlisted ?? unlisted;
        return [
          repeated.key ?? "",
          build(called, root, below, given, [...ancestors, called.directory], [...names, name], open, {
            instance,
            call,
          }),
        ] as const;
      });
      return { repetition, instances: new Map(built) };
    }

    pending.push(() => {
      for (const start of children.values()) start();
    });
    return {
      instance,
      output: (name, run) => output(name)?.(run),
      outputNames: [...module.outputs.keys()],
    };
  }

  const pending: (() => void)[] = [];
  for (const root of roots) {
    build(root, root.directory, "", undefined, [root.directory], [], undefined, undefined);
    for (let next = pending.shift(); next !== undefined; next = pending.shift()) next();
  }

  let all: readonly ResourceInstance[] | undefined;
  const resources = new Map<string, readonly ResourceInstance[]>();
  function resourcesOf(blockAddress: string): readonly ResourceInstance[] {
    const known = resources.get(blockAddress);
    if (known !== undefined) return known;
    const declared = byBlock.get(blockAddress);
    const found = declared === undefined ? [] : instancesOf(declared);
    resources.set(blockAddress, found);
    return found;
  }

  function callInstances(declared: Declared | undefined): Repetition["instances"] {
    return declared === undefined ? [] : repeated(declared).instances;
  }

  function instancesOf(declared: Declared): readonly ResourceInstance[] {
    const { owner, block, address: blockAddress } = declared;
    const { instances: all } = repeated(declared);
    const [label = ""] = block.labels;
    const type = block.type === "data" ? `data.${label}` : label;
    if (all.length > 0) idle.set(block, undefined);
    else if (!idle.has(block)) {
      const why = reason("unresolved-reference", "Nothing in this source deploys it.", block.at);
      const [one] = repeatForEach(unknown(why), owner.scope, block.at).instances;
      const address = `${blockAddress}[*]`;
      if (one !== undefined)
        idle.set(block, { owner, block, type, blockAddress, ...one, address, unlisted: why });
    }
    return all.map(({ key, scope, unlisted = owner.unlisted }) => {
      const address = key === undefined ? blockAddress : `${blockAddress}[${key}]`;
      return { owner, block, type, blockAddress, address, key, scope, unlisted };
    });
  }
  return {
    instances,
    resources: resourcesOf,
    undeployed: () => [...idle.values()].filter((one) => one !== undefined),
    allResources: () => (all ??= watched.flatMap(resourcesOf)),
    value: valueOf,
    evaluate: evaluateHere,
    targets: (call) => targets.get(call) ?? [],
    follows: (caller, call) => calls.get(addressIn(caller, call))?.followed ?? false,
    callScopes: (caller, call) => callInstances(calls.get(addressIn(caller, call))).map(({ scope }) => scope),
    get cut() {
      return cut;
    },
  };
}

function taken(value: Value | undefined, used: number): Resolved | undefined {
  return value === undefined ? undefined : { value, used };
}
