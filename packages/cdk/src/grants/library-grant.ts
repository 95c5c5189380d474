/** A method of a construct of aws-cdk-lib that lets somebody use it. */
export interface LibraryGrant {
  /** Module and class: `aws-s3.Bucket`; behind it what is special about it, if anything. */
  readonly type: string;
  readonly method: string;
  /** Statement by statement; `grant` gives the actions that it is told. */
  readonly gives: readonly GivenActions[];
  /** Its second argument says which objects. */
  readonly keyed?: boolean;
}

export interface GivenActions {
  readonly actions: readonly string[];
  /** Names of resources and, behind them, conditions; equal where they mean the same within a type. */
  readonly on: readonly string[];
}
