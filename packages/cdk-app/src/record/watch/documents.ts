// Watches documents merge, split and resolve.
import type { Document, ResolveContext, Statement } from "../aws-cdk-lib.js";
import { attempt } from "../attempt.js";
import type { Ledger, Placement } from "../ledger.js";
import { memberOf, wrapMethod } from "./wrap.js";

type Resolve = (this: Document, context: ResolveContext) => unknown;
type Split = (this: Document, ...args: unknown[]) => ReadonlyMap<Document, unknown>;
type Merge = (...args: unknown[]) => { readonly originsMap: ReadonlyMap<Statement, readonly Statement[]> };

export function watchDocuments(exports: unknown, ledger: Ledger): void {
  const prototype = memberOf(memberOf(exports, "PolicyDocument"), "prototype");
  const note = (work: () => void): void => {
    attempt("a document", work, () => (ledger.incomplete = true));
  };
  /** Runs what a document does with its statements by itself. */
  const inDocument = <T>(work: () => T): T => {
    ledger.lastMerge = undefined;
    ledger.inDocument += 1;
    try {
      return work();
    } finally {
      ledger.inDocument -= 1;
    }
  };

  wrapMethod<Resolve>(prototype, "resolve", (resolve) => {
    return function (context) {
      const result = inDocument(() => resolve.call(this, context));
      note(() => {
        noteMerge(ledger, this, [this]);
        notePlacement(ledger, this, context);
      });
      return result;
    };
  });

  wrapMethod<Split>(prototype, "_splitDocument", (split) => {
    return function (...args) {
      const parts = inDocument(() => split.apply(this, args));
      note(() => {
        noteMerge(ledger, this, [...parts.keys()]);
      });
      return parts;
    };
  });
}

export function watchMerging(exports: unknown, ledger: Ledger): void {
  wrapMethod<Merge>(memberOf({ exports }, "exports"), "mergeStatements", (merge) => {
    return function (...args) {
      const result = merge(...args);
      ledger.lastMerge = result.originsMap;
      return result;
    };
  });
}

/** The documents hold what the last merge made of the statements of `document`, which may have been merged before. */
function noteMerge(ledger: Ledger, document: Document, holders: readonly Document[]): void {
  const merge = ledger.lastMerge;
  ledger.lastMerge = undefined;
  if (merge === undefined) return;
  const before = ledger.merged.get(document);
  const merged = new Map<Statement, readonly Statement[]>();
  for (const [statement, parts] of merge)
    merged.set(
      statement,
      parts.flatMap((part) => before?.get(part) ?? [part]),
    );
  for (const holder of holders) ledger.merged.set(holder, merged);
}

/** What is resolved for another purpose than a resource of a template (the tree of constructs, a user's look) is left out. */
function notePlacement(ledger: Ledger, document: Document, context: ResolveContext): void {
  const { preparing, scope, documentPath: path } = context;
  if (preparing || path[0] !== "Resources") return;
  const merged = ledger.merged.get(document);
  const statements = document.statements.flatMap((one) => merged?.get(one) ?? [one]);
  const { root } = scope.node;
  const placements = ledger.placements.get(root) ?? new Map<string, Placement>();
  ledger.placements.set(root, placements);
  placements.set(JSON.stringify([scope.node.path, ...path]), { scope, path: [...path], statements });
}
