// What was located, as lines that one can read.
import { isRefusal, NOTHING_LOCATED, type Host, type Located, type Name } from "@iamend/source";
import { cloudformationAdapter } from "../../src/adapter.js";
import type { CloudFormationLocated } from "../../src/link/sites.js";

/** Links files; `below`: what another adapter located before. */
export function linkFiles(
  files: Readonly<Record<string, string>>,
  stacks: Readonly<Record<string, readonly string[]>> = {},
  below: Located = NOTHING_LOCATED,
): CloudFormationLocated {
  const units = new Map(
    Object.entries(files)
      .filter(([file, text]) => cloudformationAdapter.claims(file, text))
      .map(([file, text]) => [file, cloudformationAdapter.parse(file, text)]),
  );
  const host: Host = {
    read: (file) => files[file] ?? { code: "not-found", message: "There is no such file." },
    list: () => [],
  };
  const located = cloudformationAdapter.link(units, host, below, { stacks: new Map(Object.entries(stacks)) });
  if (!("bundleSites" in located)) throw new Error("not linked as templates");
  return located as CloudFormationLocated;
}

/** One line for each document, statement and list. */
export function draw(located: Located): string {
  const lines: string[] = [];
  for (const {
    address,
    kind,
    attachment,
    holders,
    unlisted,
    open,
    statements,
    bundles,
  } of located.documents) {
    const who = holders.map(({ address: own, name }) => `${own === "" ? "outside" : own} ${nameText(name)}`);
    lines.push(
      `${address} (${kind}, ${attachment}) held by ${who.length === 0 ? "nobody" : who.join(" and ")}${why(" unlisted", unlisted)}${why(" open", open)}`,
    );
    for (const id of bundles) {
      const bundle = located.bundles.get(id);
      lines.push(`  bundle ${bundle?.name ?? "?"}: ${bundle?.actions.join(" ") ?? ""}`);
    }
    for (const id of statements) {
      const statement = located.statements.get(id);
      if (statement === undefined) continue;
      lines.push(
        `  ${statement.effect} ${statement.key}${why(" open", statement.open)}${why(" whole", statement.whole)}`,
      );
      for (const list of statement.lists) {
        const found = located.lists.get(list);
        const items = found?.items.map((item) =>
          "value" in item
            ? item.value
            : `<${item.opaque.code}${item.values === undefined ? "" : `: ${item.values.join("|")}`}>`,
        );
        lines.push(`    [${items?.join(", ") ?? "?"}]${why(" sealed", found?.sealed)}`);
      }
    }
  }
  for (const { code, at } of located.errors) lines.push(`error ${code} at ${String(at?.range[0])}`);
  return lines.join("\n");
}

function nameText(name: Name): string {
  if ("literal" in name) return `"${name.literal}"`;
  if ("default" in name) return `"${name.default}" by default`;
  if ("generated" in name) return `"${name.generated.starts}…" generated`;
  if ("starts" in name) return `"${name.starts}…${name.ends}"`;
  return `(${name.unknown.code})`;
}

function why(label: string, refusal: unknown): string {
  return isRefusal(refusal) ? `${label}: ${refusal.code}` : "";
}
