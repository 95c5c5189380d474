/** An action in source: a literal, or a variable that is, if that is known, one of these values. */
export type PrintedAction = string | { readonly variable: string; readonly values?: readonly string[] };

export interface PrintedStatement {
  /** Its place in the policy before any change: what it is called by, before and after. */
  readonly index: number;
  /** Members in order, as JSON has them. Those of `Action` or `NotAction` are in `actions`, an unknown `Effect` is null. */
  readonly members: Readonly<Record<string, unknown>>;
  readonly actions: readonly PrintedAction[];
  /** `"Action": "s3:GetObject"` rather than a list; it becomes one when there are more actions. */
  readonly scalar: boolean;
  /** More actions come from a variable. */
  readonly open: boolean;
  /** Takes the place of a statement with its Sid in a document that is merged. */
  readonly overrides: boolean;
}

/** A policy to be printed; `members` as in a statement, with `Statement` where the statements stand. */
export interface PrintedPolicy {
  readonly members: Readonly<Record<string, unknown>>;
  readonly statements: readonly PrintedStatement[];
  /** `"Statement": {…}` rather than a list. */
  readonly single: boolean;
}

/** The policy when each of its statements has these actions; null: it is gone. */
export function withActions(
  policy: PrintedPolicy,
  after: readonly (readonly PrintedAction[] | null)[],
): PrintedPolicy {
  return {
    ...policy,
    statements: policy.statements.flatMap((statement) => {
      const actions = after[statement.index] ?? null;
      return actions === null ? [] : [{ ...statement, actions }];
    }),
  };
}

export function keyOf({ members }: PrintedStatement): "Action" | "NotAction" {
  return "NotAction" in members ? "NotAction" : "Action";
}

/** The variables that a policy mentions, each once. */
export function variablesOf({
  statements,
}: PrintedPolicy): readonly { readonly variable: string; readonly values?: readonly string[] }[] {
  return statements.flatMap(({ actions }) =>
    actions.flatMap((action) => (typeof action === "string" ? [] : [action])),
  );
}

/** The variable that is the rest of an open list. */
export function restOf({ index }: PrintedStatement): string {
  return `more_actions_${String(index)}`;
}
