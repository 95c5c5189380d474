import type { CheckResult, Notice, Project } from "@iamend/engine";
import type { Scope } from "@iamend/engine/node";
import type { CommandIo } from "../command-io.js";
import type { CheckCommandOptions } from "./check-options.js";

/** A check that has been made, before anything is fixed or told. */
export interface Run {
  readonly options: CheckCommandOptions;
  readonly io: CommandIo;
  readonly root: string;
  readonly cwd: string;
  readonly scope: Scope;
  readonly project: Project;
  readonly first: CheckResult;
}

/** What is to be told in the end. */
export interface Outcome {
  /** What remains. */
  readonly result: CheckResult;
  readonly internalErrors: readonly Notice[];
  /** Permissions that this run has taken away. */
  readonly permissionsRemoved: number;
  /** Something that was to be written was not. */
  readonly unwritten: boolean;
  /** The fixed text of standard input, which is printed and not written. */
  readonly text?: string;
}
