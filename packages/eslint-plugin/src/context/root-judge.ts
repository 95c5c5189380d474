import { existsSync } from "node:fs";
import { join, posix } from "node:path";
import { applyFixes, createMemory, type CheckResult, type Project } from "@iamend/engine";
import { mayClaim, openProject, underRoot, type SourceHost } from "@iamend/engine/node";
import { isRefusal, type Adapter } from "@iamend/source";
import type { RuleName } from "../rules/rule-name.js";
import { Disk, type View } from "./disk.js";
import { loadInputs, type Inputs } from "./inputs.js";
import type { Judgement, Report } from "./judgement.js";
import { judgementOf, Judgements } from "./judgements.js";
import { nameInRoot } from "./name-in-root.js";
import type { PluginSettings } from "./settings.js";
import { stamps } from "./stamps.js";
import { withoutEslintComments } from "./without-eslint-comments.js";

/** So many files of a root are judged by themselves; who asks for more will ask for all. */
const FEW = 1;
/** Looking at the disk takes at most one part of the time in so many. */
const LOOK_SHARE = 20;

const NOTHING: Report = { problems: [], hidden: [], remarks: [] };

/** What is known of a root as it is on disk, for one choice of rules. */
interface Known {
  readonly project: Project;
  /** Files that were judged by themselves. */
  readonly single: Map<string, Judgement>;
  all?: { readonly result: CheckResult; readonly judgements: Judgements };
  /** What becomes of it when everything is fixed that can be, by ESLint file after file. */
  fixed?: { readonly texts: ReadonlyMap<string, string>; readonly judgements: Judgements };
}

/** What is given and what is there, as of the last look. */
interface State {
  readonly inputs: Inputs;
  readonly disk: Disk;
  readonly view: View;
}

/** A root, with everything that its files mean to one another; one in a process. */
export class RootJudge {
  readonly #settings: PluginSettings;
  readonly #warn: (text: string) => void;
  readonly #memory = createMemory();
  #state: State | undefined;
  #lookAgainAt = 0;
  readonly #known = new Map<string, Known>();
  /** The latest text that is not the one on disk: every rule asks for it, and an editor twice. */
  #unsaved: { readonly key: string; readonly judgement: Judgement } | undefined;

  constructor(settings: PluginSettings, warn: (text: string) => void) {
    this.#settings = settings;
    this.#warn = warn;
  }

  /** What is given and what is there now. */
  now(): State {
    const start = performance.now();
    const last = this.#state;
    const inputs = this.#inputs(last?.inputs);
    const disk = last?.inputs === inputs ? last.disk : new Disk(inputs.root);
    const state = { inputs, disk, view: disk.look() };
    if (state.view !== last?.view) {
      this.#known.clear();
      this.#unsaved = undefined;
    }
    this.#state = state;
    this.#lookAgainAt = afterLooking(start);
    return state;
  }

  /** What an adapter made of this text, if it was asked already. `file`: an absolute path. */
  knownUnit<Unit>(file: string, text: string, adapter: Adapter<Unit>): Unit | undefined {
    const name = this.#state === undefined ? undefined : underRoot(this.#state.inputs.root, file);
    return name === undefined ? undefined : this.#memory.units.known(name, text, adapter);
  }

  /** `file`: an absolute path. `text`: as ESLint has it, which may be unsaved. */
  judge(file: string, text: string, rules: ReadonlySet<RuleName>): Report {
    const known = this.#state;
    const state = known === undefined || performance.now() >= this.#lookAgainAt ? this.now() : known;
    const name = nameInRoot(state.inputs.root, file);
    if (name === undefined || !isReported(name, state)) return NOTHING;
    // What no adapter claims counts only where source leads to it, which shows when all is judged.
    if (!mayClaim(name) && !this.#isPart(name, rules, state)) return NOTHING;
    const judgement =
      state.view.host.read(name) === text
        ? this.#saved(name, rules, state)
        : this.#edited(name, text, rules, state);
    const bare = withoutEslintComments(text);
    const hidden = bare === text ? [] : this.#edited(name, bare, rules, state).problems;
    return { ...judgement, hidden: hidden.filter(({ at, rule }) => judgement.isDisabled(at, rule)) };
  }

  #inputs(last: Inputs | undefined): Inputs {
    const isFresh = last?.stamp === stamps(last?.files ?? []);
    return last === undefined || !isFresh ? loadInputs(this.#settings, this.#warn) : last;
  }

  #isPart(name: string, rules: ReadonlySet<RuleName>, state: State): boolean {
    allOf(this.#knownFor(rules, state), state);
    return state.view.host.known(name) !== undefined;
  }

  #saved(name: string, rules: ReadonlySet<RuleName>, state: State): Judgement {
    const known = this.#knownFor(rules, state);
    const single = known.single.get(name);
    if (single !== undefined) return single;
    if (known.all !== undefined || known.single.size >= FEW) {
      const { judgements } = allOf(known, state);
      if (judgements.standsAlone(name)) return judgements.of(name);
    }
    const alone = judgementOf(name, known.project.check({ only: new Set([name]) }));
    known.single.set(name, alone);
    return alone;
  }

  #edited(name: string, text: string, rules: ReadonlySet<RuleName>, state: State): Judgement {
    const key = JSON.stringify([name, text, [...rules].sort()]);
    if (this.#unsaved?.key === key) return this.#unsaved.judgement;
    const fixed = this.#fixed(name, text, rules, state);
    if (fixed !== undefined) return fixed;
    const { host, walk, walked } = state.view;
    const files = walked.has(name) ? walk.files : [...walk.files, name].sort();
    const project = this.#open({ host: withTexts(host, new Map([[name, text]])), files }, rules, state);
    const judgement = judgementOf(name, project.check({ only: new Set([name]) }));
    this.#unsaved = { key, judgement };
    return judgement;
  }

  /** A text that the fixes of a file have made of it is judged together with all others of which that may be said. */
  #fixed(name: string, text: string, rules: ReadonlySet<RuleName>, state: State): Judgement | undefined {
    const known = this.#knownFor(rules, state);
    if (known.all === undefined) return undefined;
    known.fixed ??= this.#fixAll(known.all.result, rules, state);
    const { texts, judgements } = known.fixed;
    // What there is still to change is worked out for this file alone, with all others as they are.
    return texts.get(name) === text && judgements.isSettled(name) ? judgements.of(name) : undefined;
  }

  #fixAll(result: CheckResult, rules: ReadonlySet<RuleName>, state: State): NonNullable<Known["fixed"]> {
    const { host, walk } = state.view;
    const texts = applyFixes(result, host, { suggestions: false });
    if (isRefusal(texts)) return { texts: new Map(), judgements: new Judgements(result) };
    const project = this.#open({ host: withTexts(host, texts), files: walk.files }, rules, state);
    return { texts, judgements: new Judgements(project.check({ only: reportedIn(state) })) };
  }

  #knownFor(rules: ReadonlySet<RuleName>, state: State): Known {
    const key = [...rules].sort().join(" ");
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const { host, walk } = state.view;
    const made: Known = { project: this.#open({ host, files: walk.files }, rules, state), single: new Map() };
    this.#known.set(key, made);
    return made;
  }

  #open(
    texts: { readonly host: SourceHost; readonly files: readonly string[] },
    rules: ReadonlySet<RuleName>,
    { inputs: { configuration, findings, catalog }, view: { walk } }: State,
  ): Project {
    return openProject({
      ...texts,
      walk,
      // How severe a problem is, ESLint decides; here a rule is on or off.
      configuration: { ...configuration, rules: levelsOf(rules) },
      findings,
      catalog,
      now: Date.now(),
      memory: this.#memory,
      note: this.#warn,
    });
  }
}

/** All reported files together, once. */
function allOf(known: Known, state: State): NonNullable<Known["all"]> {
  if (known.all === undefined) {
    const result = known.project.check({ only: reportedIn(state) });
    known.all = { result, judgements: new Judgements(result) };
  }
  return known.all;
}

function reportedIn(state: State): ReadonlySet<string> {
  return new Set(state.view.walk.files.filter((file) => isReported(file, state)));
}

function isReported(name: string, { inputs, view: { walk, walked } }: State): boolean {
  if (walk.context.has(name) || inputs.isIgnored(name)) return false;
  return walked.has(name) || !existsSync(join(inputs.root, name));
}

function levelsOf(rules: ReadonlySet<RuleName>): Inputs["configuration"]["rules"] {
  const level = (rule: RuleName): "error" | "off" => (rules.has(rule) ? "error" : "off");
  return {
    "no-unused-permissions": level("no-unused-permissions"),
    "no-unused-principals": level("no-unused-principals"),
    "no-unknown-actions": level("no-unknown-actions"),
    "no-redundant-actions": level("no-redundant-actions"),
    "max-policy-size": level("max-policy-size"),
    "no-ambiguous-principals": level("no-ambiguous-principals"),
  };
}

/** The same files, some of them with another text. */
function withTexts(host: SourceHost, texts: ReadonlyMap<string, string>): SourceHost {
  return {
    ...host,
    read: (file) => texts.get(posix.normalize(file)) ?? host.read(file),
    known: (file) => texts.get(posix.normalize(file)) ?? host.known(file),
  };
}

function afterLooking(start: number): number {
  const end = performance.now();
  return end + LOOK_SHARE * (end - start);
}
