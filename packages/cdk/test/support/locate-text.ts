import { isRefusal, type StatementSite } from "@iamend/source";
import type { Bundle, Host, Id, SourceStatement } from "../../src/contract.js";
import type { CdkLocated } from "../../src/link/located.js";
import { locateCode } from "../../src/locate/locate-code.js";
import type { CodeCall } from "../../src/locate/located-code.js";
import { statementSite } from "../../src/locate/statement-site.js";
import { createUnit } from "../../src/parse/unit.js";
import { parseCode } from "./parse-code.js";

const HOST: Host = {
  read: () => ({ code: "not-found", message: "There is no other file." }),
  list: () => [],
};

/** What calls of methods give, by the name of the method. */
export type Granted = Readonly<Record<string, readonly string[]>>;

/** What one file tells by itself. Where its statements go is of no matter: each can be removed that stands where it can. */
export function locateText(file: string, text: string, granted: Granted = {}): CdkLocated {
  const unit = createUnit(file, text);
  const located = locateCode(new Map([[file, unit]]), HOST, parseCode);
  const { lists, listSites, statements, directives, errors } = located;
  const code = unit.read(parseCode);
  const sites = new Map<number, ReturnType<typeof statementSite>>();
  if ("nodes" in code) {
    for (const node of [...code.nodes.objects, ...code.nodes.news])
      sites.set(code.rangeOf(node)[0], statementSite(code, node));
  }
  const bundles = new Map<Id, Bundle>();
  const calls = new Map<Id, CodeCall>();
  for (const [index] of text.split("").entries()) {
    const call = Object.keys(granted).length === 0 ? undefined : located.callAt(file, index);
    const actions = call === undefined ? undefined : granted[call.name];
    if (call === undefined || actions === undefined) continue;
    const id = `grant:${String(index)}`;
    bundles.set(id, { at: call.at, name: call.name, actions });
    calls.set(id, call);
  }
  const removable = new Map<Id, SourceStatement>();
  const statementSites = new Map<Id, StatementSite>();
  for (const [id, { statement }] of statements) {
    const { whole, ...rest } = statement;
    const site = sites.get(statement.at.range[0]);
    if (site !== undefined && !isRefusal(site)) statementSites.set(id, site);
    const why = isRefusal(site) ? site : site === undefined ? whole : undefined;
    removable.set(id, why === undefined ? rest : { ...rest, whole: why });
  }
  return {
    lists,
    listSites,
    statements: removable,
    statementSites,
    bundles,
    calls,
    documents: [],
    directives,
    errors,
    files: new Map([[file, { text }]]),
  };
}
