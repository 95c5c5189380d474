import { posix } from "node:path";
import {
  applyFixes,
  type CheckResult,
  type Memory,
  type Problem,
  type Project,
  type RuleName,
} from "@iamend/engine";
import { openProject, type SourceHost } from "@iamend/engine/node";
import { isRefusal, lazily, type EditedText } from "@iamend/source";
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

  #standing:
    { readonly name: string; readonly text: string; readonly problems: readonly Problem[] } | undefined;

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

  /** A file with this text, saved or not. */
  of(name: string, text: string): Judgement {
    return this.#surroundings.state.view.host.read(name) === text
      ? this.#saved(name)
      : this.#edited(name, text);
  }

  /** What there is to say of a file with another text than the one it has, all places being the same; who compares texts is told that one. */
  standingIn(name: string, text: string, own: string): readonly Problem[] {
    if (this.#standing?.name !== name || this.#standing.text !== text) {
      const made = this.#madeOf(name, own) ?? { text: own, now: (offset: number) => offset };
      this.#standing = { name, text, problems: this.#judged(name, text, made).problems };
    }
    return this.#standing.problems;
  }

  /**
   * A file with the text that it has on disk. The first is judged by itself, if there is much to work out about others, and if it leaves
   * to them the room that they have: who asks for a second will ask for all.
   */
  #saved(name: string): Judgement {
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
  #edited(name: string, text: string): Judgement {
    if (this.#latest?.name === name && this.#latest.text === text) return this.#latest.judgement;
    const judgement = this.#fixed(name, text) ?? this.#judged(name, text, this.#madeOf(name, text));
    this.#latest = { name, text, judgement };
    return judgement;
  }

  #judged(name: string, text: string, made: EditedText | undefined): Judgement {
    const { host, walk, walked } = this.#surroundings.state.view;
    const files = walked.has(name) ? walk.files : [...walk.files, name].sort();
    const edited = withTexts(
      host,
      new Map([[name, text]]),
      new Map(made === undefined ? [] : [[name, made]]),
    );
    return judgementOf(name, this.#check(this.#open(edited, files), new Set([name])));
  }

  /** How a text came of the one on disk, if the fixes that were offered made it. */
  #madeOf(name: string, text: string): EditedText | undefined {
    const judgement = this.#single.get(name);
    if (judgement === undefined) return undefined;
    const fixed = applyFixes(judgement, this.#surroundings.state.view.host, { suggestions: false });
    const own = isRefusal(fixed) ? undefined : fixed.get(name);
    return own?.after === text ? own : undefined;
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
    const project = this.#open(withTexts(host, texts, fixed), walk.files);
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

/** The same files, some of them with another text; `made`: how that came of the one they had. */
function withTexts(
  host: SourceHost,
  texts: ReadonlyMap<string, string>,
  made: ReadonlyMap<string, EditedText>,
): SourceHost {
  return {
    ...host,
    read: (file) => texts.get(posix.normalize(file)) ?? host.read(file),
    known: (file) => texts.get(posix.normalize(file)) ?? host.known(file),
    before: (file) => made.get(posix.normalize(file)),
  };
}
