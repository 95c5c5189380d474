// Watches statements being made. The constructor adds its actions by `addActions`, then by `addNotActions`, empty lists too:
// whoever watches these two has seen every statement, without replacing the class.
import type { Statement } from "../aws-cdk-lib.js";
import { attempt } from "../attempt.js";
import type { Ledger } from "../ledger.js";
import { isCalledByUser, originOf, siteOf } from "../stack/origin.js";
import { memberOf, wrapGetter, wrapMethod } from "./wrap.js";

type Add = (this: Statement, ...actions: string[]) => unknown;
type Copy = (
  this: Statement,
  overrides?: { readonly actions?: unknown; readonly notActions?: unknown },
) => Statement;

export function watchStatements(exports: unknown, ledger: Ledger): void {
  const prototype = memberOf(memberOf(exports, "PolicyStatement"), "prototype");
  /** Those whose constructor has not yet added its `notActions`. */
  const beingMade = new WeakSet<Statement>();
  const seen = new WeakSet<Statement>();
  let copying = 0;
  const note = (work: () => void): void => {
    attempt("a statement", work, () => (ledger.incomplete = true));
  };

  const noteMade = (statement: Statement, callee: Add): void => {
    seen.add(statement);
    beingMade.add(statement);
    if (ledger.inDocument > 0) return;
    const origin = originOf(callee);
    if (origin === undefined) return;
    ledger.made.set(statement, { statement, origin, added: [], copied: undefined, elsewhere: false });
  };
  const noteAdded = (
    statement: Statement,
    callee: Add,
    added: { actions?: string[]; notActions?: string[] },
  ): void => {
    const made = ledger.made.get(statement);
    const site = made && siteOf(callee);
    if (site) made.added.push({ site, actions: [], notActions: [], ...added });
  };

  wrapMethod<Add>(prototype, "addActions", (add) => {
    return function addActions(...actions) {
      const result = add.apply(this, actions);
      note(() => {
        if (!seen.has(this)) noteMade(this, addActions);
        else if (actions.length > 0) noteAdded(this, addActions, { actions });
      });
      return result;
    };
  });

  wrapMethod<Add>(prototype, "addNotActions", (add) => {
    return function addNotActions(...notActions) {
      const result = add.apply(this, notActions);
      note(() => {
        if (!beingMade.delete(this) && notActions.length > 0) noteAdded(this, addNotActions, { notActions });
      });
      return result;
    };
  });

  wrapMethod<Copy>(prototype, "copy", (copy) => {
    return function (overrides) {
      copying += 1;
      try {
        const made = copy.call(this, overrides);
        note(() => {
          const entry = ledger.made.get(made);
          if (entry && overrides?.actions === undefined && overrides?.notActions === undefined)
            entry.copied = this;
        });
        return made;
      } finally {
        copying -= 1;
      }
    };
  });

  const noteRead = (statement: Statement, callee: (...args: never[]) => unknown): void => {
    // Nearly all reading is that of documents.
    if (ledger.inDocument > 0 || copying > 0) return;
    note(() => {
      const made = ledger.made.get(statement);
      if (made && !made.elsewhere) made.elsewhere = isCalledByUser(callee);
    });
  };
  for (const name of ["actions", "notActions"]) {
    wrapGetter<(this: Statement) => unknown>(prototype, name, (get) => {
      return function read() {
        noteRead(this, read);
        return get.call(this);
      };
    });
  }
  wrapMethod<(this: Statement) => unknown>(prototype, "toStatementJson", (print) => {
    return function toStatementJson() {
      noteRead(this, toStatementJson);
      return print.call(this);
    };
  });
}
