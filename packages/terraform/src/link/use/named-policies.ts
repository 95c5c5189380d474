// Managed policies whose ARN stands somewhere as text.
import type { Name, Place, Refusal } from "../../contract.js";
import type { Block } from "../../parse/ast.js";
import { refuse } from "../refusal.js";
import { isConfiguration, type TerraformUnit } from "../unit.js";

export interface NamedPolicy {
  readonly address: string;
  readonly name: Name;
}

const NAMING = /policy\//i;

/** The end of an ARN, with whatever is interpolated there; a pattern is followed by its wildcard. */
const ARN_END = /policy\/((?:[\w+=,.@/-]|[$%]\{[^}"\n]*\})+)([*?]?)/gi;

/**
 * The policies that a text names outside of attachments that are followed, by address.
 *
 * `attaching`: places of the texts by which those name a policy.
 */
export function policiesInTexts(
  units: Iterable<TerraformUnit>,
  policies: readonly NamedPolicy[],
  attaching: readonly Place[],
): ReadonlyMap<string, Refusal> {
  const found = new Map<string, Refusal>();
  if (policies.length === 0) return found;
  for (const unit of units) {
    const { file, text } = unit;
    if (!NAMING.test(text)) continue;
    for (const match of text.matchAll(ARN_END)) {
      const [whole, path = "", wildcard] = match;
      const range = [match.index, match.index + whole.length] as const;
      if (wildcard !== "" || text.slice(0, range[0]).endsWith("iam::aws:")) continue;
      const meant = policies.filter(({ address, name }) => !found.has(address) && mayBe(path, name));
      if (meant.length === 0 || isHarmless(unit, range[0], attaching)) continue;
      const why = refuse("policy-used-elsewhere", `${file} names it where no attachment is followed`, {
        file,
        range,
      });
      for (const { address } of meant) found.set(address, why);
    }
  }
  return found;
}

/** Whether the end of an ARN may be that of a policy with this name. */
export function mayBe(path: string, name: Name): boolean {
  const [start = "", ...later] = path.toLowerCase().split(/[$%]\{[^}]*\}/);
  const last = later.at(-1);
  const starts = lastPart(start);
  if (last === undefined) return isNamed(starts, name);
  if (last.includes("/")) return isNamed(lastPart(last), name);
  if (starts === "" && last === "") return false;
  if ("starts" in name) {
    const own = { starts: name.starts.toLowerCase(), ends: name.ends.toLowerCase() };
    return (
      (own.starts.startsWith(starts) || starts.startsWith(own.starts)) &&
      (own.ends.endsWith(last) || last.endsWith(own.ends))
    );
  }
  const text = textOf(name);
  return text !== undefined && text.startsWith(starts) && text.endsWith(last);
}

function isNamed(wanted: string, name: Name): boolean {
  if (wanted === "") return false;
  if (!("starts" in name)) return textOf(name) === wanted;
  const starts = name.starts.toLowerCase();
  const ends = name.ends.toLowerCase();
  return starts + ends !== "" && wanted.startsWith(starts) && wanted.endsWith(ends);
}

function textOf(name: Name): string | undefined {
  if ("literal" in name) return name.literal.toLowerCase();
  return "default" in name ? name.default.toLowerCase() : undefined;
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** A comment, an attachment that is followed, or the import of a policy itself. */
function isHarmless(unit: TerraformUnit, at: number, attaching: readonly Place[]): boolean {
  const { file, text } = unit;
  if (!isConfiguration(file)) return /^[ \t]*(?:#|\/\/)/.test(lineAround(text, at));
  const { comments, body } = unit.parsed();
  const holds = ([start, end]: readonly [number, number]): boolean => start <= at && at < end;
  if (comments.some((comment) => holds(comment.at))) return true;
  const block = body.blocks.find((one) => holds(one.at));
  if (block === undefined) return false;
  if (block.type === "import") return importsPolicy(block, text);
  if (block.type !== "resource" || !ATTACHING.test(block.labels[0]?.value ?? "")) return false;
  return attaching.some((place) => place.file === file && holds(place.range));
}

const ATTACHING =
  /^aws_iam_(?:(?:role|user|group)_policy_attachment|policy_attachment|(?:role|user|group)_policy_attachments_exclusive|role|user)$/;

function importsPolicy({ body }: Block, text: string): boolean {
  const to = body.attributes.find(({ name }) => name === "to");
  return to !== undefined && /(?:^|\.)aws_iam_policy\./.test(text.slice(...to.value.at));
}

function lineAround(text: string, at: number): string {
  const end = text.indexOf("\n", at);
  return text.slice(text.lastIndexOf("\n", at) + 1, end < 0 ? text.length : end);
}
