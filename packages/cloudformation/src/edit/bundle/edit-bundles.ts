import {
  indentationUnit,
  inFile,
  isRefusal,
  lineBreakNear,
  removeStatements,
  type BundleChange,
  type TextEdit,
} from "@iamend/source";
import type { Answer, Bundle, Id, Refusal } from "../../contract.js";
import type { BundleSite, CloudFormationLocated, CloudFormationStatementSite } from "../../link/sites.js";
import { expandTemplate, narrowerTemplates } from "../../sam/policy-templates.js";
import { parseText } from "../../parse/parse-text.js";
import { refuse } from "../refusal.js";
import { usedAnchor } from "../used-anchor.js";
import type { YamlLayout, YamlLayouts } from "../yaml-layout.js";
import { inlinePolicy } from "./inline-policy.js";
import { printBlock, printFlow, printJson } from "./print-tree.js";
import type { PolicyTree } from "./policy-tree.js";
import { parameterSource } from "./sub-text.js";

/**
 * Writes what should be left of SAM's policy templates: nothing, a narrower template, or a policy with the actions that stay.
 *
 * Another template is taken if it allows exactly that; what no policy can be written for gets the narrowest template that there is.
 */
export function editBundles(
  changes: readonly BundleChange[],
  located: CloudFormationLocated,
  layouts: YamlLayouts,
): readonly Answer[] {
  const asked = new Map<Id, BundleChange[]>();
  for (const change of changes) asked.set(change.bundle, [...(asked.get(change.bundle) ?? []), change]);
  const answers: Answer[] = [];
  const removals = new Map<Id, CloudFormationStatementSite>();
  for (const [id, own] of asked) {
    const [change, other] = own;
    const refused = (refusal: Refusal): void => void answers.push({ changes: own, refusal });
    const bundle = located.bundles.get(id);
    const site = located.bundleSites.get(id);
    if (change === undefined || bundle === undefined || site === undefined) {
      refused(refuse("not-located", "It is not known where this is granted."));
    } else if (other !== undefined) {
      refused(refuse("conflicting-changes", "The same would be changed in two ways."));
    } else if (change.keep.length === 0) {
      const why = unremovable(bundle, site, located);
      if (site.statement !== undefined && why === undefined) removals.set(id, site.statement);
      else refused(why ?? refuse("not-located", "It does not stand in a list.", bundle.at));
    } else {
      const edits = narrowed(bundle, site, change.keep, located, layouts);
      if (isRefusal(edits)) refused(edits);
      else answers.push({ changes: own, edits: inFile(bundle.at.file, edits) });
    }
  }
  for (const { statements, edits } of removeStatements(removals, true)) {
    const own = statements.flatMap((id) => asked.get(id) ?? []);
    answers.push(isRefusal(edits) ? { changes: own, refusal: edits } : { changes: own, edits });
  }
  return answers;
}

function unremovable({ at }: Bundle, site: BundleSite, located: CloudFormationLocated): Refusal | undefined {
  if (site.statement === undefined) {
    return refuse("indivisible-place", "It is not simply one of a list of policies.", at);
  }
  const file = located.files.get(at.file);
  return file?.language === "yaml" ? usedAnchor(file.text, at.range, at.file) : undefined;
}

function narrowed(
  bundle: Bundle,
  site: BundleSite,
  keep: readonly string[],
  located: CloudFormationLocated,
  layouts: YamlLayouts,
): readonly TextEdit[] | Refusal {
  const file = located.files.get(bundle.at.file);
  if (file === undefined) return refuse("not-located", "The file was not read.");
  const templates = narrowerTemplates(bundle.name, keep);
  const exact = templates.find((name) => isWithin(actionsOf(name), keep));
  if (exact !== undefined) return renamed(bundle, exact, file.text);
  const layout = layouts.of(file.text);
  const policy = inlinePolicy(bundle.name, keep, parametersOf(site, layout, file.text), file.language);
  const edit =
    policy === undefined ? undefined : writtenPolicy(bundle, policy, file.text, file.language, layout);
  if (edit !== undefined && isReadable(file.text, edit))
    return usedAnchor(file.text, bundle.at.range, bundle.at.file) ?? [edit];
  const [narrowest] = templates;
  if (narrowest !== undefined) return renamed(bundle, narrowest, file.text);
  return refuse(
    "unwritable-bundle",
    "No template allows less of it, and what it is given cannot be put into a policy.",
    bundle.at,
  );
}

/** Source that is written somewhere else may mean something else there. */
function isReadable(text: string, { range: [start, end], text: written }: TextEdit): boolean {
  return parseText(text.slice(0, start) + written + text.slice(end)).problems.length === 0;
}

function actionsOf(name: string): readonly string[] {
  return (expandTemplate(name) ?? []).flatMap(({ actions }) => actions);
}

function isWithin(actions: readonly string[], keep: readonly string[]): boolean {
  const kept = new Set(keep.map((pattern) => pattern.toLowerCase()));
  return actions.every((action) => kept.has(action.toLowerCase()));
}

/** Only the name of the template is another. */
function renamed({ at, name }: Bundle, becomes: string, text: string): readonly TextEdit[] | Refusal {
  const [start, end] = at.range;
  const lead = /^(?:[&!]\S*\s+)*(?:\{\s*)?["']?/.exec(text.slice(start, end))?.[0] ?? "";
  const from = start + lead.length;
  if (text.slice(from, from + name.length) !== name || /\w/.test(text[from + name.length] ?? "")) {
    return refuse("unwritable-bundle", "The name of the template is not where it should be.", at);
  }
  return [{ range: [from, from + name.length], text: becomes }];
}

function parametersOf(
  { parameters }: BundleSite,
  layout: YamlLayout,
  text: string,
): ReadonlyMap<string, ReturnType<typeof parameterSource>> {
  return new Map(
    [...parameters].flatMap(([name, range]) => {
      const node = layout.nodeAt(range);
      return node === undefined ? [] : [[name, parameterSource(node, text)] as const];
    }),
  );
}

/** Undefined where it would take a comment along, or nobody can tell how it should look. */
function writtenPolicy(
  { at: { range } }: Bundle,
  policy: PolicyTree,
  text: string,
  language: "yaml" | "json",
  layout: YamlLayout,
): TextEdit | undefined {
  const [start, end] = range;
  if (layout.comments.some(([from]) => start <= from && from < end)) return undefined;
  const own = text.slice(start, end);
  const lineBreak = lineBreakNear(text, start);
  const line = text.slice(
    Math.max(text.lastIndexOf("\n", start - 1), text.lastIndexOf("\r", start - 1)) + 1,
    start,
  );
  if (language === "json") {
    const indentation = /^[ \t]*/.exec(line)?.[0] ?? "";
    const unit = /[\r\n]/.test(own) ? indentationUnit(text) : undefined;
    return { range, text: printJson(policy, indentation, unit, lineBreak) };
  }
  if (own.startsWith("{")) return { range, text: printFlow(policy) };
  if (!/^\uFEFF?[ ]*(?:-[ ]+)*$/.test(line)) return undefined;
  const indentation = line.replace("\uFEFF", "").replaceAll("-", " ");
  return {
    range,
    text: printBlock(policy, indentation, { lineBreak, dashes: layout.indentationFor(range) }),
  };
}
