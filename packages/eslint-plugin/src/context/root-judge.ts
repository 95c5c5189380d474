import { existsSync } from "node:fs";
import { join, posix } from "node:path";
import type { Project } from "@iamend/engine";
import { mayClaim, openProject, type SourceHost } from "@iamend/engine/node";
import type { RuleName } from "../rules/rule-name.js";
import { Disk, type View } from "./disk.js";
import { loadInputs, type Inputs } from "./inputs.js";
import type { Judgement, Report } from "./judgement.js";
import { judgementOf, Judgements } from "./judgements.js";
import { nameInRoot } from "./name-in-root.js";
import type { PluginSettings } from "./settings.js";
import { stamps } from "./stamps.js";
import { withoutEslintComments } from "./without-eslint-comments.js";

/** So many files of a root are judged one by one; who asks for more will ask for all. */
const FEW = 3;
/** Looking at the disk takes at most one part of the time in so many. */
const LOOK_SHARE = 20;

const NOTHING: Report = { problems: [], hidden: [], remarks: [] };

/** What is known of a root as it is on disk, for one choice of rules. */
interface Known {
  readonly project: Project;
  /** Files that were judged by themselves. */
  readonly single: Map<string, Judgement>;
  all?: Judgements;
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
    all(this.#knownFor(rules, state), state);
    return state.view.host.known(name) !== undefined;
  }

  #saved(name: string, rules: ReadonlySet<RuleName>, state: State): Judgement {
    const known = this.#knownFor(rules, state);
    const single = known.single.get(name);
    if (single !== undefined) return single;
    if (known.all !== undefined || known.single.size >= FEW) {
      const judgements = all(known, state);
      if (judgements.standsAlone(name)) return judgements.of(name);
    }
    const alone = judgementOf(name, known.project.check({ only: new Set([name]) }));
    known.single.set(name, alone);
    return alone;
  }

  #edited(name: string, text: string, rules: ReadonlySet<RuleName>, state: State): Judgement {
    const key = JSON.stringify([name, text, [...rules].sort()]);
    if (this.#unsaved?.key === key) return this.#unsaved.judgement;
    const { host, walk, walked } = state.view;
    const files = walked.has(name) ? walk.files : [...walk.files, name].sort();
    const project = this.#open({ host: withText(host, name, text), files }, rules, state);
    const judgement = judgementOf(name, project.check({ only: new Set([name]) }));
    this.#unsaved = { key, judgement };
    return judgement;
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
      note: this.#warn,
    });
  }
}

/** All reported files together, once. */
function all(known: Known, state: State): Judgements {
  known.all ??= new Judgements(
    known.project.check({ only: new Set(state.view.walk.files.filter((file) => isReported(file, state))) }),
  );
  return known.all;
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

/** The same files, one of them with another text. */
function withText(host: SourceHost, name: string, text: string): SourceHost {
  return {
    ...host,
    read: (file) => (posix.normalize(file) === name ? text : host.read(file)),
    known: (file) => (posix.normalize(file) === name ? text : host.known(file)),
  };
}

function afterLooking(start: number): number {
  const end = performance.now();
  return end + LOOK_SHARE * (end - start);
}
