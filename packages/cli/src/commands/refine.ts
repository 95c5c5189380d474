import { describeDecision, QUOTAS, refinePolicy, type Attachment, type RefinedPolicy } from "@iamend/core";
import { loadCatalog, withoutBom } from "@iamend/engine/node/input";
import type { CommandIo, ExitCode } from "../command-io.js";
import { readPolicy, type PolicyInput } from "../input/read-policy.js";
import { readUnused, type UnusedOptions } from "../input/read-unused.js";
import { readKeep } from "../input/read-keep.js";
import { count } from "../output/count.js";
import { editPolicyText } from "../output/edit-policy-text.js";
import { brief, printable } from "../output/terminal.js";
import { unifiedDiff } from "../output/unified-diff.js";

export interface RefineCommandOptions extends UnusedOptions {
  readonly catalog?: string;
  readonly keep?: readonly string[];
  readonly attachment: Attachment;
  readonly format: "json" | "diff";
}

/** `iamend refine`: the refined policy on stdout; what was left as it was, and why, on stderr. */
export function refine(path: string, options: RefineCommandOptions, io: CommandIo): ExitCode {
  const policy = readPolicy(path);
  const catalog = loadCatalog(options.catalog);
  const keep = readKeep(options.keep, catalog, io);
  const unused = readUnused(options, catalog, policy.document, io);
  const refined = refinePolicy(policy.document, unused, catalog, { keep, quota: QUOTAS[options.attachment] });
  report(policy, refined, io);
  if (refined.failures.length > 0) return 2;
  if (refined.nothingLeft) return 1;
  const text = textOf(policy, refined);
  io.out(options.format === "diff" ? unifiedDiff(policy.name, policy.text, text, io.outPalette) : text);
  return 0;
}

/** The text as it was read, with nothing but the patterns changed that the plans mean; read back once more. */
function textOf({ text }: PolicyInput, { plans, json }: RefinedPolicy): string {
  const edited = editPolicyText(text, plans);
  if (JSON.stringify(JSON.parse(withoutBom(edited))) !== JSON.stringify(json)) {
    throw new Error("the edited text does not say what was proven");
  }
  return edited.endsWith("\n") ? edited : `${edited}\n`;
}

function isChanged({ plans }: RefinedPolicy): boolean {
  return plans.some(({ outcome }) => outcome === "narrowed" || outcome === "removed");
}

function report(policy: PolicyInput, refined: RefinedPolicy, io: CommandIo): void {
  const { errPalette: palette } = io;
  const name = printable(policy.name);
  const err = io.err;
  for (const { statement, message } of refined.failures) {
    const where = statement === undefined ? "" : ` statement ${String(statement + 1)}`;
    err(
      `${palette.red("internal error")}: ${name}:${where} the proof of the change failed, so it was dropped: ${printable(message)}\n`,
    );
  }
  if (refined.nothingLeft) {
    err(
      `${name}: nothing of what its Allow statements grant is used; the policy can be detached or deleted\n`,
    );
    return;
  }
  let removed = 0;
  let replaced = 0;
  const gone = new Set<string>();
  for (const [index, { outcome, decisions, refused, append }] of refined.plans.entries()) {
    const place = `${name}: statement ${String(index + 1)}`;
    if (refused !== undefined && refused.code !== "proof-failed") {
      err(`${palette.orange("left as it was")}: ${place}: ${printable(refused.message)}\n`);
      if (append !== undefined) err(`  to narrow it, add ${shorten(append)} to its NotAction\n`);
    }
    for (const decision of decisions) {
      if (decision.kind === "kept" && decision.reason !== "used" && decision.reason !== "not-refined") {
        err(`${palette.dim("note")}: ${place}: ${brief(describeDecision(decision))}\n`);
      }
      if (outcome !== "narrowed" && outcome !== "removed") continue;
      if (decision.kind === "removed") removed += 1;
      if (decision.kind === "replaced") replaced += 1;
      if (decision.kind === "removed" || decision.kind === "replaced")
        for (const action of decision.unused) gone.add(action);
    }
  }
  const wasRefused = refined.plans.some(({ refused }) => refused !== undefined);
  const summary = isChanged(refined)
    ? `${count(gone.size, "known permission")} removed (${count(removed, "pattern")} removed, ${String(replaced)} replaced), proven`
    : wasRefused
      ? "nothing removed"
      : "nothing to remove";
  err(`${name}: ${summary}\n`);
}

function shorten(patterns: readonly string[]): string {
  const shown = patterns.slice(0, 8).join(", ");
  return printable(patterns.length > 8 ? `${shown} and ${String(patterns.length - 8)} more` : shown);
}
