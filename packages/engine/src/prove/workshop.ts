import type { Catalog } from "@iamend/core";
import type { Answer, Change, Edit, Id, Refusal } from "@iamend/source";
import type { Ask } from "../holders/voices.js";
import type { Reach } from "../link/reach.js";
import type { ListPlan } from "../plan/plan-list.js";
import type { Notice } from "../report/problem.js";
import type { LinkedProject } from "./relink.js";

/** What making and proving edits needs. */
export interface Workshop extends LinkedProject {
  readonly reach: Reach;
  readonly catalog: Catalog;
  readonly ask: Ask;
  readonly plans: ReadonlyMap<Id, ListPlan>;
  /** Why a file is not to be edited. */
  readonly untouched: (file: string) => Refusal | undefined;
}

/** Changes with their edits, and what bundles are called then. */
export interface Accepted {
  readonly changes: readonly Change[];
  readonly edits: readonly Edit[];
  readonly becomes?: ReadonlyMap<Id, string>;
}

/** Why something falls away; `bug`: it should have held. */
export interface Doubt {
  readonly refusal: Refusal;
  readonly bug: boolean;
}

/** An answer may reach files that were not asked for, or that do not parse. */
export function refusalOf(answer: Answer, { untouched }: Workshop): Refusal | undefined {
  if ("refusal" in answer) return answer.refusal;
  for (const { file } of answer.edits) {
    const refusal = untouched(file);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

/** A bug, to be told; where the refusal has no place, at what the edits change. */
export function noticeOf({ edits }: Accepted, { code, message, at }: Refusal): Notice {
  const place = at ?? edits[0];
  return { code, message, ...(place === undefined ? {} : { at: { file: place.file, range: place.range } }) };
}
