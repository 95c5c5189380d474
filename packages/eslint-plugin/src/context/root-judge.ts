import { existsSync } from "node:fs";
import { join, posix } from "node:path";
import type { Project } from "@iamend/engine";
import { mayClaim, openProject, type SourceHost } from "@iamend/engine/node";
import type { RuleName } from "../rules/rule-name.js";
import { Disk, type View } from "./disk.js";
import { loadInputs, type Inputs } from "./inputs.js";
import { NOTHING, type Judgement } from "./judgement.js";
import { judgementOf, Judgements } from "./judgements.js";
import { nameInRoot } from "./name-in-root.js";
import type { PluginSettings } from "./settings.js";
import { stamps } from "./stamps.js";

/** So many files of a root are judged one by one; who asks for more will ask for all. */
const FEW = 3;
/** Looking at the disk takes at most one part of the time in so many. */
const LOOK_SHARE = 20;

/** What is known of a root as it is on disk, for one choice of rules. */
interface Known {
  readonly project: Project;
  /** Files that were judged by themselves. */
  readonly single: Map<string, Judgement>;
  all?: Judgements;
}

/** A root, with everything that its files mean to one another; one in a process. */
export class RootJudge {
  readonly #settings: PluginSettings;
  readonly #warn: (text: string) => void;
  #inputs: Inputs;
  #disk: Disk;
  #view: View;
  #lookAgainAt: number;
  readonly #known = new Map<string, Known>();
  /** The latest text that is not the one on disk: every rule asks for it, and an editor twice. */
  #unsaved: { readonly key: string; readonly judgement: Judgement } | undefined;

  constructor(settings: PluginSettings, warn: (text: string) => void) {
    const start = performance.now();
    this.#settings = settings;
    this.#warn = warn;
    this.#inputs = loadInputs(settings, warn);
    this.#disk = new Disk(this.#inputs.root);
    this.#view = this.#disk.look();
    this.#lookAgainAt = afterLooking(start);
  }

  get inputs(): Inputs {
    return this.#inputs;
  }

  get view(): View {
    return this.#view;
  }

  /** `file`: an absolute path. `text`: as ESLint has it, which may be unsaved. */
  judge(file: string, text: string, rules: ReadonlySet<RuleName>): Judgement {
    this.#look();
    const name = nameInRoot(this.#inputs.root, file);
    if (name === undefined || !this.#isReported(name)) return NOTHING;
    const known = this.#knownFor(rules);
    // What no adapter claims counts only where source leads to it, which shows when all is judged.
    if (!mayClaim(name) && !this.#isPart(name, known)) return NOTHING;
    return this.#view.host.read(name) === text ? this.#saved(name, known) : this.#edited(name, text, rules);
  }

  #look(): void {
    const start = performance.now();
    if (start < this.#lookAgainAt) return;
    const { stamp, files } = this.#inputs;
    if (stamps(files) !== stamp) {
      this.#inputs = loadInputs(this.#settings, this.#warn);
      this.#disk = new Disk(this.#inputs.root);
    }
    const view = this.#disk.look();
    if (view !== this.#view) {
      this.#view = view;
      this.#known.clear();
      this.#unsaved = undefined;
    }
    this.#lookAgainAt = afterLooking(start);
  }

  #isReported(name: string): boolean {
    const { walk, walked } = this.#view;
    if (walk.context.has(name) || this.#inputs.isIgnored(name)) return false;
    return walked.has(name) || !existsSync(join(this.#inputs.root, name));
  }

  #isPart(name: string, known: Known): boolean {
    this.#all(known);
    return this.#view.host.known(name) !== undefined;
  }

  #saved(name: string, known: Known): Judgement {
    const single = known.single.get(name);
    if (single !== undefined) return single;
    if (known.all !== undefined || known.single.size >= FEW) {
      const all = this.#all(known);
      if (all.standsAlone(name)) return all.of(name);
    }
    const alone = judgementOf(name, known.project.check({ only: new Set([name]) }));
    known.single.set(name, alone);
    return alone;
  }

  #all(known: Known): Judgements {
    known.all ??= new Judgements(
      known.project.check({ only: new Set(this.#view.walk.files.filter((file) => this.#isReported(file))) }),
    );
    return known.all;
  }

  #edited(name: string, text: string, rules: ReadonlySet<RuleName>): Judgement {
    const key = JSON.stringify([name, text, [...rules].sort()]);
    if (this.#unsaved?.key === key) return this.#unsaved.judgement;
    const { host, walk, walked } = this.#view;
    const files = walked.has(name) ? walk.files : [...walk.files, name].sort();
    const project = this.#open(withText(host, name, text), files, rules);
    const judgement = judgementOf(name, project.check({ only: new Set([name]) }));
    this.#unsaved = { key, judgement };
    return judgement;
  }

  #knownFor(rules: ReadonlySet<RuleName>): Known {
    const key = [...rules].sort().join(" ");
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const project = this.#open(this.#view.host, this.#view.walk.files, rules);
    const made: Known = { project, single: new Map() };
    this.#known.set(key, made);
    return made;
  }

  #open(host: SourceHost, files: readonly string[], rules: ReadonlySet<RuleName>): Project {
    const { configuration, findings, catalog } = this.#inputs;
    return openProject({
      walk: this.#view.walk,
      host,
      files,
      // How severe a problem is, ESLint decides; here a rule is on or off.
      configuration: { ...configuration, rules: levelsOf(rules) },
      findings,
      catalog,
      now: Date.now(),
      note: this.#warn,
    });
  }
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
