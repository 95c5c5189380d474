// Uses of modules that no call with a plain path shows: Terragrunt, and sources that an expression makes.
import type { Refusal } from "../../contract.js";
import type { Expression } from "../../parse/ast.js";
import { refuse } from "../refusal.js";
import type { TerraformUnit } from "../unit.js";
import { parentOf, resolvePath } from "./paths.js";

/** A module that something else may deploy too. */
export interface OtherCaller {
  readonly directory: string;
  readonly why: Refusal;
}

/** `source = "../modules/app"`, of Terragrunt's `terraform`, `unit` and `stack` blocks. */
const SOURCE = /\bsource\s*=\s*"([^"\n]*(?:"\)?\}[^"\n]*)*)"/g;

/** The directories that a file of Terragrunt deploys as modules. */
export function terragruntCallers(
  file: string,
  text: string,
  directories: Iterable<string>,
): readonly OtherCaller[] {
  return [...text.matchAll(SOURCE)].flatMap((match) => {
    const [, source = ""] = match;
    const why = refuse("terragrunt-not-read", `${file} deploys it too, with inputs that are not read`, {
      file,
      range: [match.index, match.index + match[0].length],
    });
    return meant(source, file, directories).map((directory) => ({ directory, why }));
  });
}

function meant(source: string, file: string, directories: Iterable<string>): readonly string[] {
  const path = source.replace(/\?.*$/, "");
  const hole = path.lastIndexOf("}");
  if (hole < 0) {
    if (!path.startsWith(".")) return [];
    const directory = resolvePath(parentOf(file), path);
    return directory === undefined ? [] : [directory];
  }
  // Whatever the expression gives, it leads to a directory that ends so.
  const end = path
    .slice(hole + 1)
    .split("/")
    .filter((part) => part !== "" && part !== "." && part !== "..")
    .join("/");
  return [...directories].filter((directory) => end === "" || `/${directory}`.endsWith(`/${end}`));
}

/** Why any module may be called, if a call in this file does not say which one it means. */
export function callsUnknown(unit: TerraformUnit): Refusal | undefined {
  const { file, text } = unit;
  if (!text.includes("module") || !UNCLEAR.test(text)) return undefined;
  for (const { type, body } of unit.parsed().body.blocks) {
    if (type !== "module") continue;
    const source = body.attributes.find(({ name }) => name === "source");
    if (source === undefined || !mayBePath(source.value)) continue;
    return refuse("source-not-known", "a call whose source is an expression may deploy it too", {
      file,
      range: source.at,
    });
  }
  return undefined;
}

/** Something that is no plain text. */
const UNCLEAR = /\bsource"?\s*[=:]\s*(?:[^"\s]|"[^"\n]*\$\{)/;

function mayBePath(source: Expression): boolean {
  if (source.kind === "string") return false;
  const [first] = source.kind === "template" ? source.parts : [];
  return first?.kind !== "literal" || /^[./]/.test(first.value);
}
