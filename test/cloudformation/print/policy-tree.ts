import type { PrintedAction, PrintedPolicy, PrintedStatement } from "../../support/print/policy.js";
import { Actions, Call, isList, ref, Statement, Statements, type Tree, type TreeMap } from "./tree.js";

/** What forms do differently with the parts of a policy. */
export interface Ways {
  /** What stands in the list where a statement would. */
  readonly around?: (statement: Statement) => Tree;
  /** Members that stand for those of a statement. */
  readonly members?: (members: TreeMap, statement: PrintedStatement) => TreeMap;
  readonly actions?: (actions: Tree) => Tree;
}

export function policyTree(policy: PrintedPolicy, ways: Ways = {}): TreeMap {
  return Object.fromEntries(
    Object.entries(policy.members).map(([key, value]): readonly [string, Tree] => [
      key,
      key === "Statement" ? statementsTree(policy, ways) : asTree(value),
    ]),
  );
}

export function statementsTree({ statements, single }: PrintedPolicy, ways: Ways = {}): Statements {
  const { around = (statement: Statement): Tree => statement } = ways;
  const elements = statements.map((statement) => around(statementTree(statement, ways)));
  return new Statements(elements, single && elements.length === 1);
}

function statementTree(statement: PrintedStatement, { members, actions }: Ways): Statement {
  const tree: TreeMap = Object.fromEntries(
    Object.entries(statement.members).map(([key, value]): readonly [string, Tree] => {
      if (key === "Effect" && value === null) return [key, ref(effectParameter(statement.index))];
      if (key !== "Action" && key !== "NotAction") return [key, asTree(value)];
      const list = listTree(statement);
      return [key, actions === undefined ? list : actions(list)];
    }),
  );
  return new Statement(statement.index, members === undefined ? tree : members(tree, statement));
}

function listTree(statement: PrintedStatement): Tree {
  const list = new Actions(statement);
  return statement.open ? new Call("Fn::If", [CONDITION, list, ref(moreParameter(statement.index))]) : list;
}

/** The condition of everything here that depends on one. */
export const CONDITION = "IsLarge";

export function effectParameter(statement: number): string {
  return `Effect${String(statement)}`;
}

export function moreParameter(statement: number): string {
  return `MoreActions${String(statement)}`;
}

/** Logical ids have letters and digits only. */
export function parameterOf(variable: string): string {
  return `Action${variable.replaceAll(/[^A-Za-z0-9]/g, "x")}`;
}

export function elementTree(action: PrintedAction): string | Call {
  if (typeof action === "string") return action;
  const name = parameterOf(action.variable);
  const [only, other] = action.values ?? [];
  if (only === undefined) return ref(name);
  if (other === undefined) return new Call("Fn::FindInMap", ["Actions", name, "Value"]);
  return new Call("Fn::If", [CONDITION, only, other]);
}

/** What JSON says, which is all that policies here are made of. */
function asTree(value: unknown): Tree {
  return value as Tree;
}

/** The texts of a tree that is nothing but texts and lists of them. */
export function isPlain(tree: Tree): boolean {
  return typeof tree === "string" || (isList(tree) && tree.every(isPlain));
}
