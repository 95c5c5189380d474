// The logical ids that aws-cdk-lib gives: `makeUniqueId` of its core (private/uniqueid.js).
import { md5 } from "@noble/hashes/legacy.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

const HASH_LENGTH = 8;
const LONGEST_READABLE = 240;
const LONGEST = 255;

/**
 * The logical id of a construct, by the ids on the path from its stack to it, without that of the stack; `undefined`: there is none.
 *
 * It is what CDK computes: `overrideLogicalId`, `renameLogicalId` and stacks with an `allocateLogicalId` of their own give others.
 */
export function computeLogicalId(components: readonly string[]): string | undefined {
  const path = components.filter((component) => component !== "Default");
  const [first] = path;
  if (first === undefined) return undefined;
  if (path.length === 1) {
    // What an imported template calls its resources stays as it is.
    const alone = alphanumeric(first);
    if (alone.length <= LONGEST) return alone;
  }
  const readable = withoutRepeated(path)
    .filter((component) => component !== "Resource")
    .map(alphanumeric)
    .join("");
  return readable.slice(0, LONGEST_READABLE) + hash(path);
}

/** Without those that the one before ends with. */
function withoutRepeated(path: readonly string[]): readonly string[] {
  const kept: string[] = [];
  for (const component of path) if (kept.at(-1)?.endsWith(component) !== true) kept.push(component);
  return kept;
}

function hash(path: readonly string[]): string {
  return bytesToHex(md5(utf8ToBytes(path.join("/"))))
    .slice(0, HASH_LENGTH)
    .toUpperCase();
}

function alphanumeric(text: string): string {
  return text.replaceAll(/[^A-Za-z0-9]/g, "");
}
