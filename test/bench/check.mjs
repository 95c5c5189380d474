// Benchmarks of `check`, for each language: against parsing alone, and against more files.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { defaultCatalog } from "../../packages/core/dist/index.js";
import { createProject, DEFAULT_CONFIGURATION } from "../../packages/engine/dist/index.js";
import { stopWitness } from "../../packages/terraform/dist/index.js";
import { ADAPTERS, locate } from "../corpus/adapters.mjs";
import { ACCOUNT, findingsFor, principalsOf } from "../corpus/make-findings.mjs";
import { hostOf } from "../corpus/read-folder.mjs";
import { copies, corpusOf, LANGUAGES } from "./languages.mjs";
import { figure, timeAll } from "./timing.mjs";

export async function benchCheck() {
  for (const language of LANGUAGES) {
    await language.adapter.load();
    benchLanguage(language, corpusOf(language));
  }
  stopWitness();
}

function benchLanguage({ name, parse }, { folder, files }) {
  const names = [...files.keys()].sort();
  const parsed = names.filter((file) => parse(file, files.get(file)) !== undefined);
  const read = (file) => (folder === undefined ? files.get(file) : readFileSync(join(folder, file), "utf8"));
  const diskHost = {
    ...hostOf(files),
    read: (file) => (files.has(file) ? read(file) : hostOf(new Map()).read(file)),
  };
  const located = locate(files);
  const { arnOf, mapping } = principalsOf(located.documents);
  const { findings } = findingsFor(located.documents, located, arnOf, defaultCatalog());
  const [parsing, without, withAll] = timeAll(
    [
      () => parsed.map((file) => parse(file, read(file))),
      checking(diskHost, names, [], new Map()),
      checking(diskHost, names, findings, mapping),
    ],
    9,
    2,
  );
  const say = (what, value, unit, limit) => figure(`${name}: ${what}`, value, unit, limit);
  say(`reading and parsing ${parsed.length} files with an IAM word`, parsing, "ms");
  say("check of all, without findings", without, "ms");
  say("check of all, without findings, against parsing", without / parsing, "×", 1.5);
  say("check of all, half of everything unused and proven", withAll, "ms");
  say("check of all, half of everything unused, against parsing", withAll / parsing, "×");

  const [once, fourfold] = timeAll(
    [files, copies(files, 4)].map((some) => checking(hostOf(some), [...some.keys()].sort(), [], new Map())),
    7,
    1,
  );
  say("four times the files", fourfold / once, "×", 4.4);
}

function checking(host, files, findings, principals) {
  return () =>
    createProject({
      host,
      files,
      adapters: ADAPTERS,
      configuration: {
        ...DEFAULT_CONFIGURATION,
        accounts: [{ path: "", accounts: [ACCOUNT] }],
        attachments: "source",
        principals,
      },
      findings,
      catalog: defaultCatalog(),
    }).check();
}
