import { createMemory, type RuleName } from "@iamend/engine";
import { mayClaim, underRoot } from "@iamend/engine/node";
import type { Adapter } from "@iamend/source";
import { Disk } from "./disk.js";
import { loadInputs, type Inputs } from "./inputs.js";
import { JudgedState } from "./judged-state.js";
import type { Report } from "./judgement.js";
import { nameInRoot } from "./name-in-root.js";
import type { PluginSettings } from "./settings.js";
import { stamps } from "./stamps.js";
import { isReported, type State } from "./state.js";
import { withoutEslintComments } from "./without-eslint-comments.js";

/** Looking at the disk takes at most one part of the time in so many. */
const LOOK_SHARE = 20;

const NOTHING: Report = { problems: [], hidden: [], remarks: [] };

/** A root, with everything that its files mean to one another; one in a process. */
export class RootJudge {
  readonly #settings: PluginSettings;
  readonly #warn: (text: string) => void;
  readonly #memory = createMemory();
  #state: (State & { readonly disk: Disk }) | undefined;
  #lookAgainAt = 0;
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
    this.#lookAgainAt = end + LOOK_SHARE * (end - start);
    return state;
  }

  /** What an adapter made of this text, if it was asked already. `file`: an absolute path. */
  knownUnit<Unit>(file: string, text: string, adapter: Adapter<Unit>): Unit | undefined {
    const name = this.#state === undefined ? undefined : underRoot(this.#state.inputs.root, file);
    return name === undefined ? undefined : this.#memory.units.known(name, text, adapter);
  }

  /** `file`: an absolute path. `text`: as ESLint has it, which may be unsaved. */
  judge(file: string, text: string, rules: ReadonlySet<RuleName>): Report {
    const last = this.#state;
    const state = last === undefined || performance.now() >= this.#lookAgainAt ? this.now() : last;
    const name = nameInRoot(state.inputs.root, file);
    if (name === undefined)
      this.#warn(
        `Files outside of ${state.inputs.root} are linted, which is all that iamend reads for them: say \`root\` in iamend.config().`,
      );
    if (name === undefined || !isReported(name, state)) return NOTHING;
    const judged = this.#judgedBy(rules, state);
    // What no adapter claims counts only where source leads to it.
    if (!mayClaim(name) && !judged.reads(name)) return NOTHING;
    const isSaved = state.view.host.read(name) === text;
    const judgement = isSaved ? judged.saved(name) : judged.edited(name, text);
    const bare = withoutEslintComments(text);
    if (bare === text) return { ...judgement, hidden: [] };
    // Each rule by itself, for one may be silent where another has something to say.
    const hidden = [...rules].flatMap(
      (rule) => this.#judgedBy(new Set([rule]), state).edited(name, bare).problems,
    );
    return { ...judgement, hidden: hidden.filter(({ at, rule }) => judgement.isDisabled(at, rule)) };
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
