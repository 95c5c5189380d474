/** One thing that is wrong with an input: where (a JSON path such as `$.Statement[0].Action`) and what was expected. */
export interface InputProblem {
  readonly path: string;
  readonly message: string;
}

/** A value, or why there is none. Errors on input are values; exceptions are bugs. */
export type Result<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problems: readonly InputProblem[] };

export function success<Value>(value: Value): Result<Value> {
  return { ok: true, value };
}

export function failure<Value>(...problems: readonly InputProblem[]): Result<Value> {
  return { ok: false, problems };
}
