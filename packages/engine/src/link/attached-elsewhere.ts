import {
  lazily,
  revised,
  type Adapter,
  type Host,
  type Located,
  type Name,
  type PolicyDocument,
  type Refusal,
} from "@iamend/source";
import { sealingNamed } from "./named-elsewhere.js";

/** What an adapter does not see of the source. */
export interface Elsewhere {
  /** Files that other adapters read. */
  readonly files: readonly string[];
  /** Files that may be its own, and could not be read. */
  readonly unread: readonly string[];
  /** Files that no adapter reads, and that may name others. */
  readonly loose: readonly string[];
  /** Files that may be its own by their names, and that nobody claims. */
  readonly unclaimed: readonly string[];
}

/**
 * The adapter with the set of holders of a managed policy open wherever something that it does not see may attach the policy: a file of
 * another adapter that holds its name as a word, or a file that could not be read; and with the lists sealed that stand in a file which
 * such a one names.
 *
 * Names are as good as references across languages: one part of a source attaches by name or ARN what another one makes.
 */
export function mindingElsewhere(
  adapter: Adapter<unknown>,
  { files, unread, loose }: Elsewhere,
  host: Pick<Host, "read">,
): Adapter<unknown> {
  // A service that is code attaches as one that is data does.
  const naming = [...files, ...loose.filter((file) => SCRIPT.test(file))];
  const words = naming.length === 0 ? undefined : lazily(() => wordsOf(naming, host));
  const arns = lazily(() => fileWithArn(naming, host));
  const [first] = unread;
  if (words === undefined && first === undefined && loose.length === 0) return adapter;
  const lost: Refusal | undefined =
    first === undefined
      ? undefined
      : {
          code: "unread-file",
          message: `${first} cannot be read, and may attach it`,
          at: { file: first, range: [0, 0] },
        };
  return {
    ...adapter,
    link: (...given) => {
      // Its ranges are those of the texts that it was given.
      const located = sealingNamed(adapter.link(...given), { files: [...files, ...loose], unread }, given[1]);
      return opened(located, (name) => lost ?? (name === undefined ? undefined : named(name)));
    },
  };

  function named(name: Name): Refusal | undefined {
    if (words === undefined) return undefined;
    const file = fileNaming(name, words());
    // What is called so only by default, or nobody knows how, may be any policy that is named there.
    const other = file ?? ("default" in name || "unknown" in name ? arns() : undefined);
    if (other === undefined) return undefined;
    const message =
      file === undefined
        ? `${other} names a policy, which it may be`
        : `${other} holds its name, and may attach it`;
    return { code: "policy-used-elsewhere", message, at: { file: other, range: [0, 0] } };
  }
}

function opened(located: Located, why: (name: Name | undefined) => Refusal | undefined): Located {
  const open = (document: PolicyDocument): PolicyDocument => {
    if (document.attachment !== "managed") return document;
    const unlisted = lazily(() => document.unlisted ?? why(document.name));
    return revised(document, {
      get unlisted() {
        return unlisted();
      },
    });
  };
  const { followed } = located;
  if (followed === undefined) return { ...located, documents: located.documents.map(open) };
  const known = followed.map(open);
  const documents = lazily(() => [...known, ...located.documents.slice(known.length).map(open)]);
  return revised(located, {
    followed: known,
    get documents() {
      return documents();
    },
  });
}

const SCRIPT = /\.[cm]?[jt]s$/i;

/** Lower-cased word → the first file that holds it. */
type Words = ReadonlyMap<string, string>;

/** Names of policies are of letters, digits and these. */
const WORD = /[\w+=,.@-]+/g;

function wordsOf(files: readonly string[], host: Pick<Host, "read">): Words {
  const words = new Map<string, string>();
  for (const file of files) {
    const text = host.read(file);
    // Whoever attaches a policy by name says somewhere that it is one.
    if (typeof text !== "string" || !/polic/i.test(text)) continue;
    for (const [word] of text.matchAll(WORD)) {
      const key = word.toLowerCase();
      if (!words.has(key)) words.set(key, file);
    }
  }
  return words;
}

/** The first file with the ARN of a policy that is not of AWS itself. */
function fileWithArn(files: readonly string[], host: Pick<Host, "read">): string | undefined {
  return files.find((file) => {
    const text = host.read(file);
    return typeof text === "string" && /(?<!:iam::aws):policy\//.test(text);
  });
}

function fileNaming(name: Name, words: Words): string | undefined {
  if ("literal" in name) return words.get(name.literal.toLowerCase());
  if ("default" in name) return words.get(name.default.toLowerCase());
  if (!("starts" in name) || name.starts + name.ends === "") return undefined;
  const [starts, ends] = [name.starts.toLowerCase(), name.ends.toLowerCase()];
  for (const [word, file] of words) if (word.startsWith(starts) && word.endsWith(ends)) return file;
  return undefined;
}
