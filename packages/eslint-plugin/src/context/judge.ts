import type { SettingsConfig } from "@eslint/core";
import type { RuleName } from "@iamend/engine";
import type { Adapter } from "@iamend/source";
import type { Report } from "./judgement.js";
import { RootJudge } from "./root-judge.js";
import { settingsOf } from "./settings.js";
import { toldBriefly } from "./told-briefly.js";
import { warn } from "./warn.js";

/** Roots that are remembered at once: an editor may have several open, and a new configuration makes another. */
const MOST_ROOTS = 8;
const judges = new Map<string, RootJudge>();

/** A file that is being linted. */
export interface LintedFile {
  /** Absolute. */
  readonly file: string;
  /** Without a BOM, as ESLint gives it. */
  readonly text: string;
  /** What ESLint has made of it, if that is JavaScript to it: `ast` and `scopeManager`. */
  readonly tree?: unknown;
  readonly settings: SettingsConfig;
  /** Where ESLint was started. */
  readonly cwd: string;
}

/** What the engine has to say of a file as it is linted: its problems by the rules that are on. */
export function judge({ settings, cwd, ...linted }: LintedFile, rules: ReadonlySet<RuleName>): Report {
  return toldBriefly(() => judgeOf(settingsOf(settings, cwd)).judge(linted, rules));
}

/** The judge for some settings, made once. */
export function judgeOf(settings: ReturnType<typeof settingsOf>): RootJudge {
  const known = judges.get(settings.key);
  if (known !== undefined) return known;
  const made = new RootJudge(settings, warn);
  judges.set(settings.key, made);
  const [oldest] = judges.keys();
  if (judges.size > MOST_ROOTS && oldest !== undefined) judges.delete(oldest);
  return made;
}

/** What an adapter made of this text when some root was judged: what has been parsed need not be parsed again. */
export function knownUnit<Unit>(file: string, text: string, adapter: Adapter<Unit>): Unit | undefined {
  for (const known of judges.values()) {
    const unit = known.knownUnit(file, text, adapter);
    if (unit !== undefined) return unit;
  }
  return undefined;
}
