// Checks, fixes and checks again all that a folder holds, with findings that are made up for it.
import { defaultCatalog } from "../../packages/core/dist/index.js";
import { applyFixes, createProject, DEFAULT_CONFIGURATION } from "../../packages/engine/dist/index.js";
import { ADAPTERS, locate, withAssembly } from "./adapters.mjs";
import { grepPolicies } from "./grep-policies.mjs";
import { isBroken } from "./is-broken.mjs";
import { ACCOUNT, actionsOf, findingsFor, principalsOf } from "./make-findings.mjs";
import { hostOf } from "./read-folder.mjs";

/** What a run of the linter over these files comes to; `texts` are the files it changed. */
export async function measure(code) {
  const files = withAssembly(code);
  for (const adapter of ADAPTERS) await adapter.load();
  const catalog = defaultCatalog();
  const located = locate(files);
  const { arnOf, mapping } = principalsOf(located.documents);
  const { findings, isUnused } = findingsFor(located.documents, located, arnOf, catalog);
  const allowsUnused = ({ value }) => actionsOf(value, catalog).some(isUnused);
  const check = (texts, edited) =>
    createProject({
      host: { ...hostOf(texts), before: (file) => edited?.get(file) },
      files: [...texts.keys()].filter((file) => !file.startsWith("cdk.out/")).sort(),
      adapters: ADAPTERS,
      configuration: {
        ...DEFAULT_CONFIGURATION,
        accounts: [{ path: "", accounts: [ACCOUNT] }],
        attachments: "source",
        principals: mapping,
      },
      findings,
      catalog,
    }).check();

  const first = check(files);
  const fixed = applyFixes(first, hostOf(files), { suggestions: false });
  if (!(fixed instanceof Map)) throw new Error(JSON.stringify(fixed));
  const texts = new Map([...fixed].map(([file, { after }]) => [file, after]));
  const second = check(new Map([...files, ...texts]), fixed);
  const literal = literalLists(located, arnOf, allowsUnused);
  const figures = figuresOf(located, first, second, literal);
  const missing = missingIn(code, located);
  return {
    texts,
    first,
    second,
    located,
    missing,
    unfixed: literal.filter((list) => !isFixed(list, first)),
    report: {
      ...figures,
      unparsableAfterFix: [...texts].filter(([file, text]) => isBroken(file, files.get(file), text)).length,
      grep: missing.figures,
    },
  };
}

function figuresOf(located, first, second, literal) {
  const { lists, statements, documents } = located;
  const identity = documents.filter(({ kind }) => kind === "identity");
  const items = [...lists.values()].flatMap((list) => list.items);
  const opaque = items.filter((item) => "opaque" in item).length;
  const problems = first.problems.filter(({ rule }) => rule === "no-unused-permissions");
  const left = new Set(second.problems.map(({ fingerprint }) => fingerprint));
  const fixable = first.problems.filter(({ fix }) => fix !== undefined);
  const refused = {};
  for (const { fix, refused: why, suggestions } of problems) {
    if (fix !== undefined) continue;
    const code = why?.code ?? (suggestions === undefined ? "unexplained" : "suggested");
    refused[code] = (refused[code] ?? 0) + 1;
  }
  return {
    files: first.summary.files,
    policies: identity.length,
    otherDocuments: documents.length - identity.length,
    statements: statements.size,
    patterns: { literal: items.length - opaque, opaque },
    problems: problems.length,
    fixable: fixable.length,
    fixed: fixable.filter(({ fingerprint }) => !left.has(fingerprint)).length,
    refused: Object.fromEntries(Object.entries(refused).sort(([, one], [, two]) => two - one)),
    literalLists: {
      withUnused: literal.length,
      fixed: literal.filter((list) => isFixed(list, first)).length,
    },
    crashes: 0,
    failedProofs: first.internalErrors.length + second.internalErrors.length,
    secondRun: second.problems.filter(({ fix }) => fix !== undefined).length,
  };
}

function isFixed(list, { problems }) {
  return problems.some(({ at, fix }) => fix !== undefined && isWithin(at, list.at));
}

/** Lists of literals alone, in Allow statements of policies somebody is known to hold, that allow something unused. */
function literalLists({ lists, statements, documents }, arnOf, allowsUnused) {
  const held = new Set(
    documents
      .filter(({ kind, holders }) => kind === "identity" && holders.some((holder) => arnOf(holder)))
      .flatMap((document) => document.statements),
  );
  const ids = new Set(
    [...held]
      .map((id) => statements.get(id))
      .filter((statement) => statement?.effect === "Allow" && statement.key === "Action")
      .flatMap((statement) => statement.lists),
  );
  return [...ids]
    .map((id) => lists.get(id))
    .filter((list) => list.items.every((item) => "value" in item) && list.items.some(allowsUnused));
}

/** Policies that a search finds and no adapter locates, nor says why it does not. */
function missingIn(files, { lists, statements, bundles, documents, errors }) {
  const places = byFile([...lists.values(), ...statements.values(), ...bundles.values()]);
  const broken = new Set(errors.flatMap(({ at }) => (at === undefined ? [] : [at.file])));
  const refused = byFile(documents.filter(({ open }) => open !== undefined));
  const found = [...files].flatMap(([file, text]) => grepPolicies(file, text));
  const isAt = (at) => (places) => (places.get(at.file) ?? []).some((place) => touches(place.at, at.range));
  const notLocated = found.filter((one) => !isAt(one)(places));
  const missing = notLocated.filter((one) => !broken.has(one.file) && !isAt(one)(refused));
  return {
    figures: {
      found: found.length,
      located: found.length - notLocated.length,
      refused: notLocated.length - missing.length,
    },
    places: missing,
  };
}

function byFile(things) {
  const found = new Map();
  for (const thing of things) {
    const own = found.get(thing.at.file);
    if (own === undefined) found.set(thing.at.file, [thing]);
    else own.push(thing);
  }
  return found;
}

function touches({ range: [start, end] }, [from, to]) {
  return start < to && from < end;
}

function isWithin(inner, outer) {
  return inner.file === outer.file && outer.range[0] <= inner.range[0] && inner.range[1] <= outer.range[1];
}
