// Directories of which some files cannot be read whole: what stands there may attach, call or use anything.
import type { Host, Refusal } from "../../contract.js";
import type { ParsedFile } from "../../parse/parse-file.js";
import { mayHoldPolicy } from "../../parse/policy-words.js";
import { refuse } from "../refusal.js";
import { resolvePath } from "./paths.js";

/** Why what a directory deploys is not all known, if that is so. */
export function brokenFile(
  directory: string,
  parsed: readonly ParsedFile[],
  units: { has(file: string): boolean },
  host: Host,
): Refusal | undefined {
  for (const { file, text, problems } of parsed) {
    const [problem] = problems;
    if (problem !== undefined && mayMatter(text)) return broken(file, problem.at);
  }
  const known = new Set(parsed.map(({ file }) => file));
  for (const name of host.list(directory)) {
    if (!SOURCE.test(name)) continue;
    const file = name.includes("/") || directory === "" ? name : `${directory}/${name}`;
    if (known.has(file) || units.has(file)) continue;
    const text = host.read(file);
    if (typeof text !== "string") {
      if (text.code !== NOT_A_FILE) return broken(file, undefined);
      continue;
    }
    // A link: Terraform reads it here too, though it is known where it leads.
    if (mayAttach(text)) {
      return refuse("broken-file", `${file} stands elsewhere too, and what it does here is not followed`, {
        file,
        range: [0, 0],
      });
    }
  }
  return undefined;
}

const SOURCE = /\.(?:tf|tofu)(?:\.json)?$/;
/** A directory with such a name, or a pipe: Terraform does not read it either. */
const NOT_A_FILE = "no-regular-file";

function broken(file: string, at: Refusal["at"]): Refusal {
  const message = `${file} cannot be read whole, and what it does with policies is not known`;
  return refuse("broken-file", message, at ?? { file, range: [0, 0] });
}

function mayMatter(text: string): boolean {
  return mayHoldPolicy(text) || text.includes("module");
}

/** The configuration of a provider may name a role; only resources and modules attach. */
function mayAttach(text: string): boolean {
  return (mayHoldPolicy(text) && text.includes("resource")) || text.includes("module");
}

/** A relative path in the text of a file, closed or not, up to an interpolation. */
const PATH = /"(\.{1,2}(?:\/[^"$\n]*)?)(\$?)/g;

/** The files and directories that a text names, seen from its directory. */
export function mentionedPaths(directory: string, text: string): readonly string[] {
  return [...text.matchAll(PATH)].flatMap(([, path = "", more]) => {
    const known = more === "$" ? path.slice(0, path.lastIndexOf("/") + 1) : path;
    return resolvePath(directory, known) ?? [];
  });
}
