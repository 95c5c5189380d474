// What a principal or a managed policy is called.
import type { Name, Place } from "../../contract.js";
import type { TextValue } from "../../evaluate/text-value.js";
import { refuse } from "../refusal.js";
import type { PrincipalType } from "./holders.js";

/** The name that a text gives; for the ARN of a principal what stands behind its path. */
export function nameOf(value: TextValue, at: Place): Name {
  switch (value.kind) {
    case "known":
      return { literal: behindPath(value.text) };
    case "default":
      return { default: behindPath(value.text) };
    case "partly":
      return partlyNamed(value.starts, value.ends, at);
    case "one-of": {
      const names = [...new Set(value.texts.map(behindPath))];
      const [only] = names;
      return names.length === 1 && only !== undefined
        ? { literal: only }
        : { unknown: refuse("partly-known", `it is one of ${names.slice(0, 3).join(", ")}`, at) };
    }
    case "reference":
      return {
        unknown: refuse(
          "not-followed",
          `it comes from ${value.resource.logicalId}, which is not followed`,
          at,
        ),
      };
    case "absent":
      return { unknown: refuse("partly-known", "nothing gives it one", at) };
    case "unknown":
      return { unknown: value.why };
  }
}

function partlyNamed(starts: string, ends: string, at: Place): Name {
  const slash = ends.lastIndexOf("/");
  if (slash !== -1) return { literal: ends.slice(slash + 1) };
  // The beginning of an ARN says nothing of the name.
  const start = starts.includes(":") ? "" : starts;
  if (start === "" && ends === "")
    return { unknown: refuse("partly-known", "nothing of its name is known", at) };
  return { starts: start, ends };
}

/** Of the parts of an ARN those behind its path; all of them where there is none. */
export function behindSlash(parts: readonly TextValue[]): readonly TextValue[] {
  const index = parts.findLastIndex((part) => part.kind === "known" && part.text.includes("/"));
  const part = parts[index];
  if (part?.kind !== "known") return parts;
  return [{ kind: "known", text: behindPath(part.text) }, ...parts.slice(index + 1)];
}

function behindPath(text: string): string {
  return text.slice(text.lastIndexOf("/") + 1);
}

/** What is left for the two, if the random part has twelve characters, as it has since 2023, and two hyphens stand between. */
const LONGEST: Readonly<Record<PrincipalType, number>> = {
  role: 50,
  user: 50,
  group: 114,
  "permission-set": 114,
};

/**
 * The name that CloudFormation makes for what is given none: `<stack>-<logical id>-<random>`.
 *
 * Where that is too long, each of the two is cut to one half, and one that needs less leaves the rest to the other. The random part of
 * those that were made before had a thirteenth character.
 */
export function generatedName(
  stackName: TextValue | undefined,
  logicalId: string,
  type: PrincipalType,
  at: Place,
): Name {
  const longest = LONGEST[type];
  if (stackName?.kind === "known") return generatedFrom(stackName.text, logicalId, longest);
  if (stackName?.kind === "partly" && stackName.starts !== "") {
    const { starts } = stackName;
    // No more of it is in the name than is known, as it is of most nested stacks.
    if (starts.length >= lengthOfStack(logicalId, longest)) return generatedFrom(starts, logicalId, longest);
    return { starts: starts.slice(0, lengthOfStack(logicalId, longest - 1)), ends: "" };
  }
  const why =
    "CloudFormation makes it of the name of the stack; say under `stacks` which stacks are made of this file";
  return { unknown: refuse("stack-not-known", why, at) };
}

function generatedFrom(stack: string, logicalId: string, longest: number): Name {
  const starts = beginning(stack, logicalId, longest);
  const older = beginning(stack, logicalId, longest - 1);
  return { generated: { starts, ...(older === starts ? {} : { older }) } };
}

function beginning(stack: string, logicalId: string, longest: number): string {
  const ofId = Math.max(Math.floor(longest / 2), longest - stack.length);
  return `${stack.slice(0, lengthOfStack(logicalId, longest))}-${logicalId.slice(0, ofId)}-`;
}

/** The name of the stack has the odd character. */
function lengthOfStack(logicalId: string, longest: number): number {
  return Math.max(Math.ceil(longest / 2), longest - logicalId.length);
}
