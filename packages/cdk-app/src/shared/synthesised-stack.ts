import type { JsonObject } from "@iamend/core";

/** A stack with the template that it was synthesised to. */
export interface SynthesisedStack {
  /** Names the template; unique among those that are judged together, without a folder. */
  readonly file: string;
  /** Absent: nested, CloudFormation makes the name. */
  readonly stackName?: string;
  /** Absent: the stack may be deployed to any. */
  readonly account?: string;
  readonly template: JsonObject;
  /** Logical ids of stacks nested in it → the names of their templates. */
  readonly nested: ReadonlyMap<string, string>;
}
