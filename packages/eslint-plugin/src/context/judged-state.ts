import { posix } from "node:path";
import { applyFixes, type CheckResult, type Memory, type Project, type RuleName } from "@iamend/engine";
import { openProject, type SourceHost } from "@iamend/engine/node";
import { isRefusal, lazily } from "@iamend/source";
import type { Inputs } from "./inputs.js";
import type { Judgement } from "./judgement.js";
import { hasGrowing, judgementOf, Judgements } from "./judgements.js";
import { isReported, type State } from "./state.js";

/** Everything in a root, judged together. */
interface Whole {
  readonly result: CheckResult;
  readonly judgements: Judgements;
}

/** What is the same for all choices of rules. */
export interface Surroundings {
  readonly state: State;
  /** What has been parsed and linked of the root, at whatever time. */
  readonly memory: Memory;
  readonly warn: (text: string) => void;
}

/** A root as it is at one time, judged by the rules that are on. */
export class JudgedState {
  readonly #surroundings: Surroundings;
  readonly #rules: ReadonlySet<RuleName>;
  readonly #project: Project;
  /** Files that were asked for. */
  readonly #single = new Map<string, Judgement>();
  #whole: Whole | undefined;
  /** The latest text that is not the one on disk; an editor asks for one several times. */
  #latest: { readonly name: string; readonly text: string; readonly judgement: Judgement } | undefined;

  constructor(surroundings: Surroundings, rules: ReadonlySet<RuleName>) {
    this.#surroundings = surroundings;
    this.#rules = rules;
    const { host, walk } = surroundings.state.view;
    this.#project = this.#open(host, walk.files);
  }

  /** Whether a file that no adapter claims is one that source leads to. */
  reads(name: string): boolean {
    this.#judgeWhole();
    return this.#surroundings.state.view.host.known(name) !== undefined;
  }

  /**
   * A file with the text that it has on disk. The first is judged by itself, if there is much to work out about others, and if it leaves
   * to them the room that they have: who asks for a second will ask for all.
   */
  saved(name: string): Judgement {
    const single = this.#single.get(name);
    if (single !== undefined) return single;
    const { findings } = this.#surroundings.state.inputs;
    const isFirst = findings.length > 0 && this.#whole === undefined && this.#single.size === 0;
    const first = isFirst ? this.#alone(name) : undefined;
    const judgement = first === undefined || hasGrowing(first) ? this.#amongAll(name, first) : first;
    this.#single.set(name, judgement);
    return judgement;
  }

  #amongAll(name: string, known: Judgement | undefined): Judgement {
    const { judgements } = this.#judgeWhole();
    if (judgements.standsAlone(name)) return judgements.of(name);
    return judgements.agreedWith(name, known ?? this.#alone(name));
  }

  #alone(name: string): Judgement {
    return judgementOf(name, this.#check(this.#project, new Set([name])));
  }

  /** A file with another text, or one that is not on disk yet, among all others as they are there. */
  edited(name: string, text: string): Judgement {
    if (this.#latest?.name === name && this.#latest.text === text) return this.#latest.judgement;
    const fixed = this.#fixed(name, text);
    if (fixed !== undefined) return fixed;
    const { host, walk, walked } = this.#surroundings.state.view;
    const files = walked.has(name) ? walk.files : [...walk.files, name].sort();
    const project = this.#open(withTexts(host, new Map([[name, text]])), files);
    const judgement = judgementOf(name, this.#check(project, new Set([name])));
    this.#latest = { name, text, judgement };
    return judgement;
  }

  /**
   * A file with the text that its fixes make of it. `--fix` asks so for one file after the other, and then they are judged together,
   * all of them fixed. What there still is to change in one is worked out by itself, with all others as they are.
   */
  #fixed(name: string, text: string): Judgement | undefined {
    if (this.#whole === undefined) return undefined;
    const { texts, judgements } = this.#afterFixes();
    return texts.get(name) === text && judgements.isSettled(name) ? judgements.of(name) : undefined;
  }

  readonly #afterFixes = lazily(() => {
    const { host, walk } = this.#surroundings.state.view;
    const { result, judgements } = this.#judgeWhole();
    const fixed = applyFixes(result, host, { suggestions: false });
    if (isRefusal(fixed)) return { texts: new Map<string, string>(), judgements };
    const texts = new Map([...fixed].map(([file, { after }]) => [file, after]));
    const edited = { ...withTexts(host, texts), before: (file: string) => fixed.get(posix.normalize(file)) };
    const project = this.#open(edited, walk.files);
    return { texts, judgements: new Judgements(this.#check(project, this.#reported())) };
  });

  #judgeWhole(): Whole {
    if (this.#whole === undefined) {
      const result = this.#check(this.#project, this.#reported());
      this.#whole = { result, judgements: new Judgements(result) };
    }
    return this.#whole;
  }

  #check(project: Project, only: ReadonlySet<string>): CheckResult {
    const result = project.check({ only });
    // What is about no file is about the configuration, such as an address that nothing has.
    for (const { at, message } of result.notices) if (at === undefined) this.#surroundings.warn(message);
    return result;
  }

  #reported(): ReadonlySet<string> {
    const { state } = this.#surroundings;
    return new Set(state.view.walk.files.filter((file) => isReported(file, state)));
  }

  #open(host: SourceHost, files: readonly string[]): Project {
    const { state, memory, warn } = this.#surroundings;
    const { configuration, findings, evidence, catalog } = state.inputs;
    return openProject({
      walk: state.view.walk,
      host,
      files,
      // How severe a problem is, ESLint decides; here a rule is on or off.
      configuration: { ...configuration, rules: levelsOf(this.#rules) },
      findings,
      evidence,
      catalog,
      now: Date.now(),
      memory,
      note: warn,
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

/** The same files, some of them with another text. */
function withTexts(host: SourceHost, texts: ReadonlyMap<string, string>): SourceHost {
  return {
    ...host,
    read: (file) => texts.get(posix.normalize(file)) ?? host.read(file),
    known: (file) => texts.get(posix.normalize(file)) ?? host.known(file),
  };
}
