import { createMemory, type RuleName } from "@iamend/engine";
import { cdkAdapter, mayClaim, underRoot, usesLibrary } from "@iamend/engine/node";
import type { Adapter } from "@iamend/source";
import { Disk } from "./disk.js";
import { loadInputs, type Inputs } from "./inputs.js";
import type { LintedFile } from "./judge.js";
import { JudgedState } from "./judged-state.js";
import type { Judgement, Report } from "./judgement.js";
import { movedBy } from "./moved-by.js";
import { nameInRoot } from "./name-in-root.js";
import type { PluginSettings } from "./settings.js";
import { stamps } from "./stamps.js";
import { isReported, type State } from "./state.js";
import { withoutChanges } from "./without-changes.js";
import { withoutEslintComments } from "./without-eslint-comments.js";
import { withoutJsonComments } from "./without-json-comments.js";

/** Looking at the disk again and again takes at most one part of the time in so many. */
const LOOK_SHARE = 20;
/** The same where something is offered to be changed, which must hold for what is there now. */
const LOOK_SHARE_OF_CHANGES = 2;

const MARK = "\uFEFF";

const NOTHING: Report = { problems: [], hidden: [], remarks: [] };

/** A root, with everything that its files mean to one another; one in a process. */
export class RootJudge {
  readonly #settings: PluginSettings;
  readonly #warn: (text: string) => void;
  readonly #memory = createMemory();
  #state: (State & { readonly disk: Disk }) | undefined;
  /** When somebody looked last, and how long that took; in milliseconds. */
  #looked = { end: 0, duration: 0 };
  /** By the rules that are on. */
  readonly #judged = new Map<string, JudgedState>();

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
    if (state.view !== last?.view) this.#judged.clear();
    this.#state = state;
    const end = performance.now();
    this.#looked = { end, duration: end - start };
    return state;
  }

  /** What an adapter made of this text, if it was asked already. `file`: an absolute path. */
  knownUnit<Unit>(file: string, text: string, adapter: Adapter<Unit>): Unit | undefined {
    const name = this.#state === undefined ? undefined : underRoot(this.#state.inputs.root, file);
    return name === undefined ? undefined : this.#memory.units.known(name, text, adapter);
  }

  judge(linted: Pick<LintedFile, "file" | "text" | "tree">, rules: ReadonlySet<RuleName>): Report {
    const state = this.#lookedAt(LOOK_SHARE);
    const report = this.#judgeIn(state, linted, rules);
    if (!report.problems.some(({ fix, suggestions }) => fix !== undefined || suggestions !== undefined))
      return report;
    const recent = this.#lookedAt(LOOK_SHARE_OF_CHANGES);
    return recent.view === state.view ? report : this.#judgeIn(recent, linted, rules);
  }

  #lookedAt(share: number): State {
    const last = this.#state;
    if (last === undefined) return this.now();
    return performance.now() < this.#looked.end + (share - 1) * this.#looked.duration ? last : this.now();
  }

  #judgeIn(
    state: State,
    { file, text, tree }: Pick<LintedFile, "file" | "text" | "tree">,
    rules: ReadonlySet<RuleName>,
  ): Report {
    const name = nameInRoot(state.inputs.root, file, state.view.walked);
    if (name === undefined) {
      this.#warn(
        `Files outside of ${state.inputs.root} are linted, which is all that iamend reads for them: say \`root\` in iamend.config().`,
      );
      return NOTHING;
    }
    if (!isReported(name, state)) return NOTHING;
    const judged = this.#judgedBy(rules, state);
    if (!isRead(name, text, state, judged)) return NOTHING;
    const plain = withoutJsonComments(name, text);
    // JSON with comments is read by some languages of ESLint, and is never changed.
    if (plain !== undefined) return onlyTold(judged.of(name, plain));
    const saved = state.view.host.read(name);
    // ESLint takes a byte order mark away, with which a file is another to who compares what was read of it at another time.
    const mark = typeof saved === "string" && saved.startsWith(MARK) ? MARK : "";
    const whole = mark + text;
    if (tree !== undefined) this.#memory.units.seed(name, whole, cdkAdapter, tree);
    const judgement = judged.of(name, whole);
    const bare = withoutEslintComments(whole);
    // Each rule by itself, for one may be silent where another has something to say.
    const hidden =
      bare === whole
        ? []
        : [...rules].flatMap((rule) => this.#judgedBy(new Set([rule]), state).standingIn(name, bare, whole));
    const report = {
      ...judgement,
      hidden: hidden.filter(({ at, rule }) => judgement.isDisabled(at, rule)),
    };
    return mark === "" ? report : movedBy(-mark.length, name, report);
  }

  #inputs(last: Inputs | undefined): Inputs {
    const isFresh = last?.stamp === stamps(last?.files ?? []);
    return last === undefined || !isFresh ? loadInputs(this.#settings, this.#warn) : last;
  }

  #judgedBy(rules: ReadonlySet<RuleName>, state: State): JudgedState {
    const key = [...rules].sort().join(" ");
    const known = this.#judged.get(key);
    if (known !== undefined) return known;
    const made = new JudgedState({ state, memory: this.#memory, warn: this.#warn }, rules);
    this.#judged.set(key, made);
    return made;
  }
}

/** Whether there may be something to say of a file: most code is of no CDK app, and what no adapter claims counts only where source leads to it. */
function isRead(name: string, text: string, { view }: State, judged: JudgedState): boolean {
  if (cdkAdapter.mayClaim(name)) return view.code().apps.has(name) || usesLibrary(text);
  return mayClaim(name) || judged.reads(name);
}

function onlyTold({ problems, remarks }: Judgement): Report {
  return { problems: problems.map((problem) => withoutChanges(problem, JSON_COMMENTS)), hidden: [], remarks };
}

const JSON_COMMENTS = {
  code: "json-comments",
  message: "there are comments in this JSON, which iamend reads past and never writes",
};
