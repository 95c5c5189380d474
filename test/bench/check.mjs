// Benchmarks of `check`: against parsing alone, against starting Node, and against more files.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { defaultCatalog } from "../../packages/core/dist/index.js";
import { createProject, DEFAULT_CONFIGURATION } from "../../packages/engine/dist/index.js";
import { stopWitness, terraformAdapter } from "../../packages/terraform/dist/index.js";
import { parseFile } from "../../packages/terraform/dist/parse/parse-file.js";
import { mayHoldPolicy } from "../../packages/terraform/dist/parse/policy-words.js";
import { ACCOUNT, findingsFor, principalsOf } from "../corpus/make-findings.mjs";
import { locate } from "../corpus/measure.mjs";
import { hostOf, readFolder } from "../corpus/read-folder.mjs";
import { figure, timeAll, timeProcesses } from "./timing.mjs";

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const cli = path("../../packages/cli/bin/iamend.js");
const terraformModule = new URL("../../packages/terraform/dist/index.js", import.meta.url).href;

/** Real code if there is any beside the checkout, else the fixtures, so often that it is as much. */
function corpus() {
  const folder = process.env.IAMEND_CORPUS ?? path("../../../shared/corpus/terraform");
  return existsSync(folder)
    ? { folder, files: readFolder(folder) }
    : copies(readFolder(path("../../fixtures/terraform")), 100);
}

function copies(files, count) {
  const all = Array.from({ length: count }, (_, copy) =>
    [...files].map(([file, text]) => [`copy${copy}/${file}`, text]),
  );
  return { files: new Map(all.flat()) };
}

export async function benchCheck() {
  await terraformAdapter.load();
  const { folder, files } = corpus();
  const names = [...files.keys()].sort();
  const holding = names.filter((file) => terraformAdapter.mayClaim(file) && mayHoldPolicy(files.get(file)));
  const read = (file) => (folder === undefined ? files.get(file) : readFileSync(join(folder, file), "utf8"));
  const diskHost = {
    ...hostOf(files),
    read: (file) => (files.has(file) ? read(file) : hostOf(new Map()).read(file)),
  };
  const parseAll = () => holding.map((file) => parseFile(file, read(file)));
  const checking = (host, all, findings, principals) => () =>
    createProject({
      host,
      files: all,
      adapters: [terraformAdapter],
      configuration: configurationWith(principals),
      findings,
      catalog: defaultCatalog(),
    }).check();

  const located = locate(files);
  const { arnOf, mapping } = principalsOf(located.documents);
  const { findings } = findingsFor(located.documents, located, arnOf, defaultCatalog());
  const [parsing, without, withAll] = timeAll(
    [parseAll, checking(diskHost, names, [], new Map()), checking(diskHost, names, findings, mapping)],
    9,
    2,
  );
  figure(`reading and parsing ${holding.length} files with an IAM word`, parsing, "ms");
  figure("check of all, without findings", without, "ms");
  figure("check of all, without findings, against parsing", without / parsing, "×", 1.5);
  figure("check of all, half of everything unused and proven", withAll, "ms");
  figure("check of all, half of everything unused, against parsing", withAll / parsing, "×");

  const [once, fourfold] = timeAll(
    [files, copies(files, 4).files].map((some) =>
      checking(hostOf(some), [...some.keys()].sort(), [], new Map()),
    ),
    7,
    1,
  );
  figure("four times the files", fourfold / once, "×", 4.4);
  stopWitness();
  benchStart();
}

function configurationWith(principals) {
  return {
    ...DEFAULT_CONFIGURATION,
    accounts: [{ path: "", accounts: [ACCOUNT] }],
    attachments: "source",
    principals,
  };
}

/** Where the time of one run on one file goes. */
function benchStart() {
  const folder = mkdtempSync(join(tmpdir(), "iamend-bench-"));
  try {
    writeFileSync(join(folder, "main.tf"), ONE_FILE);
    const script = (code) => ["--input-type=module", "-e", code];
    const imported = `import { terraformAdapter } from ${JSON.stringify(terraformModule)};`;
    const [empty, version, emptyModule, module, loaded, check] = timeProcesses(
      [
        ["-e", "0"],
        [cli, "--version"],
        script("0"),
        script(imported),
        script(`${imported} await terraformAdapter.load();`),
        [cli, "check", "main.tf"],
      ],
      { cwd: folder, runs: 11 },
    );
    figure("process start of check on one file, beyond node -e 0", check - empty, "ms", 250);
    figure("… of which the command itself", version - empty, "ms");
    figure("… of which loading the adapter's code", module - emptyModule, "ms");
    figure("… of which starting the parser", loaded - module, "ms");
    figure("… of which all the rest", check - version - (loaded - emptyModule), "ms");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const ONE_FILE = `data "aws_iam_policy_document" "reports" {
  statement {
    actions   = ["s3:GetObject", "s3:PutObject"]
    resources = ["arn:aws:s3:::acme-reports/*"]
  }
}

resource "aws_iam_role_policy" "reports" {
  name   = "reports"
  role   = "reports"
  policy = data.aws_iam_policy_document.reports.json
}
`;
