import type {
  ActionList,
  Deployment,
  Host,
  Id,
  Located,
  Place,
  Refusal,
  SourceStatement,
} from "../contract.js";
import { locateCode } from "../locate/locate-code.js";
import type { LocatedCode } from "../locate/located-code.js";
import type { ParseCode } from "../parse/parse-code.js";
import type { CdkUnit } from "../parse/unit.js";
import { addressesOf } from "./addresses.js";
import { findApps } from "./apps.js";
import { carryMapping } from "./carry.js";
import { codeDoubts } from "./code-doubts.js";
import { jsonImportedBy } from "./imported-json.js";
import { documentsOf, holderOf, strayDocuments, type DocumentsInput } from "./documents.js";
import { refuse } from "./refusal.js";
import type { CdkLocated } from "./located.js";
import { mapCode } from "./mapping/map-code.js";
import type { Mapping } from "./mapping/mapping.js";
import { stalenessOf, type Staleness } from "./staleness.js";
import { synthesisedCode } from "./synthesised-code.js";

/**
 * Joins the code of a root with the templates that it was synthesised to (`below`): each of their documents, made of the statements in
 * the code that ended in it.
 */
export function link(
  units: ReadonlyMap<string, CdkUnit>,
  host: Host,
  below: Located,
  { elsewhere }: Deployment,
  parseCode: ParseCode,
): CdkLocated {
  const { apps, refusals, unmade } = findApps(units.keys(), host);
  const ran = synthesisedCode(units, host);
  const others = elsewhere?.unclaimed ?? [];
  const then = locateCode(ran.units, ran.host, parseCode, others);
  const addresses = addressesOf(apps);
  const written = [...new Set([...units.keys(), ...others, ...jsonImportedBy(ran.units.values())])];
  const staleness = new Map(apps.map((app) => [app, stalenessOf(app, written, ran.host)]));
  const doubts = codeDoubts(ran.units.values());
  const mapped = mapCode({ apps, code: then, below, host: ran.host, addresses, staleness, doubts });
  const code = ran.isCurrent ? then : locateCode(units, host, parseCode, others);
  const mapping = ran.isCurrent ? mapped.mapping : carryMapping(mapped.mapping, then, code, ran);

  const places = new Map<string, Place>();
  for (const [id, resources] of mapped.origins) {
    const made = then.constructs.get(id);
    const start = made === undefined ? undefined : ran.now(made.at.file, made.frame);
    if (made === undefined || start === undefined) continue;
    const place: Place = { file: made.at.file, range: [start, start + "new".length] };
    for (const { template, logicalId } of resources) places.set(`${template}#${logicalId}`, place);
  }
  const input: DocumentsInput = {
    code,
    mapping,
    addresses,
    placeOf: (template, logicalId) => places.get(`${template}#${logicalId}`),
    stale: (template) => {
      const app = addresses.app(template);
      return app === undefined ? undefined : staleness.get(app)?.why;
    },
    shared: (template, contents) => {
      const app = addresses.app(template);
      const [other] = unmade;
      if (app === undefined || other === undefined || contents === undefined) return undefined;
      const at = [...contents.statements]
        .flatMap((id) => code.statements.get(id)?.statement.at ?? [])
        .find(({ file }) => app.directory !== "." && !file.startsWith(`${app.directory}/`));
      if (at === undefined) return undefined;
      const message = `the app in ${other} may use ${at.file}, too, and has no cloud assembly; synthesise it`;
      return refuse("not-synthesised", message, at);
    },
  };
  const documents = documentsOf(below.documents, input);
  const ended = new Set(documents.flatMap(({ statements }) => statements));
  return {
    lists: listsOf(code, mapping),
    listSites: code.listSites,
    statements: statementsOf(code, mapping),
    statementSites: code.statementSites,
    bundles: mapping.bundles,
    calls: mapping.calls,
    documents: [...documents, ...strayDocuments(code, ended, mapping)],
    principals: (below.principals ?? []).map((holder) => holderOf(holder, input)),
    ...evidenceOf(below, input),
    directives: code.directives,
    errors: [...code.errors, ...refusals.map(withoutPlace)],
    ...(apps.length > 0 || refusals.length > 0 ? {} : neverMade(code)),
    ...outOfDate(staleness.values()),
    files: new Map([...units].map(([file, { text }]) => [file, { text }])),
  };
}

/** What evidence says of templates, at the constructs that made what it is about; of no place where these are not known. */
function evidenceOf(
  { evidence, principals = [] }: Located,
  input: Parameters<typeof holderOf>[1],
): Pick<Located, "evidence"> {
  if (evidence === undefined) return {};
  const constructs = new Map(
    principals.flatMap((holder) => {
      const { at } = holderOf(holder, input);
      return at === holder.at ? [] : [[holder.at, at] as const];
    }),
  );
  const contradictions = evidence.contradictions.map(({ code, message, at }): Refusal => {
    const place = at === undefined ? undefined : constructs.get(at);
    return { code, message, ...(place === undefined ? {} : { at: place }) };
  });
  return { evidence: { ...evidence, contradictions } };
}

function listsOf(code: LocatedCode, { sealed }: Mapping): ReadonlyMap<Id, ActionList> {
  if (sealed.size === 0) return code.lists;
  return new Map(
    [...code.lists].map(([id, list]): [Id, ActionList] => {
      const why = list.sealed ?? sealed.get(id);
      return [id, why === undefined ? list : { ...list, sealed: why }];
    }),
  );
}

function statementsOf(code: LocatedCode, { opened }: Mapping): ReadonlyMap<Id, SourceStatement> {
  return new Map(
    [...code.statements].map(([id, { statement }]): [Id, SourceStatement] => {
      const open = statement.open ?? opened.get(id);
      return [id, open === undefined ? statement : { ...statement, open }];
    }),
  );
}

/** It lies where nothing is reported; the message says where. */
function withoutPlace({ code, message, at }: Refusal): Refusal {
  return { code, message: at === undefined ? message : `${at.file}: ${message}` };
}

/** Code that holds statements, and was not synthesised where that is looked for. */
function neverMade({ statements }: LocatedCode): Pick<Located, "unmade"> {
  const [first] = statements.values();
  if (first === undefined) return {};
  const { file } = first.statement.at;
  const message = `${file} makes policies, and there is no cloud assembly (cdk.out) that tells which: run \`cdk synth\`, best with the recorder of @iamend/cdk-app`;
  return { unmade: refuse("not-synthesised", message) };
}

/** What moved since cannot be told of, so that it is told of the whole. */
function outOfDate(all: Iterable<Staleness>): Pick<Located, "unmade"> {
  for (const { why } of all)
    if (why !== undefined)
      return { unmade: refuse("assembly-stale", `${why.message}, for until then nothing of it is certain`) };
  return {};
}
