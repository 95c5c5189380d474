// The licence of each package that went into a bundle.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const ourOwn = new URL("../../LICENSE", import.meta.url);
/** Data of a project that no package of ours depends on. */
const samTemplates = new URL(
  "../../packages/cloudformation/LICENSE-sam-policy-templates.txt",
  import.meta.url,
);

/** As one text, by name. */
export function licences(packages) {
  const texts = new Map(packages.map((one) => [titleOf(one), licenceText(one).trim()]));
  return [
    ...[...texts]
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([title, text]) => `${title}\n\n${text}\n`),
    readFileSync(samTemplates, "utf8"),
  ].join("\n---\n\n");
}

function titleOf({ name, version, license }) {
  return `${name} ${version} (${license})`;
}

/** Some packages only name their licence: the text of Apache-2.0 is our own licence's, MPL-2.0 wants to be named with the source. */
function licenceText({ folder, license, repository, ...rest }) {
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (file !== undefined) return readFileSync(join(folder, file), "utf8");
  if (license === "Apache-2.0") return readFileSync(ourOwn, "utf8");
  if (license === "MPL-2.0" && repository?.url !== undefined) {
    return `Unchanged, under the Mozilla Public License 2.0, which is at https://www.mozilla.org/MPL/2.0/; the source is at ${repository.url}`;
  }
  throw new Error(`${titleOf({ license, ...rest })} comes without a licence file`);
}
