// A copy of a folder as a root of its own, with findings that are made up for it and the configuration that makes them certain.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { defaultCatalog } from "../../packages/core/dist/index.js";
import { ADAPTERS, locate } from "./adapters.mjs";
import { ACCOUNT, findingsFor, principalsOf } from "./make-findings.mjs";

/** Writes `files` (path → text) below `to`; unless `bare`, with `iamend.config.json` and `findings.json`. */
export async function writeRoot(files, to, { bare = false } = {}) {
  write(to, files);
  if (bare) return;
  for (const adapter of ADAPTERS) await adapter.load();
  const located = locate(files);
  const { arnOf, mapping } = principalsOf(located.documents);
  const { records } = findingsFor(located.documents, located, arnOf, defaultCatalog());
  const configuration = {
    findings: "findings.json",
    accounts: [ACCOUNT],
    attachments: "source",
    principals: Object.fromEntries(mapping),
  };
  write(
    to,
    new Map([
      ["iamend.config.json", JSON.stringify(configuration)],
      ["findings.json", JSON.stringify(records)],
    ]),
  );
}

function write(folder, files) {
  for (const [file, text] of files) {
    const path = join(folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}
