// npm run corpus -- DIR [--json] [--diffs DIR]: what the linter makes of real code. See measure.mjs for what is done.
import { parseArgs } from "node:util";
import { stopWitness } from "../../packages/terraform/dist/index.js";
import { measure } from "./measure.mjs";
import { readFolder } from "./read-folder.mjs";
import { writeDiffs } from "./write-diffs.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: "boolean" }, diffs: { type: "string" } },
});
const [folder, ...others] = positionals;
if (folder === undefined || others.length > 0) {
  console.error("usage: npm run corpus -- DIR [--json] [--diffs DIR]");
  process.exit(2);
}

const files = readFolder(folder);
try {
  const result = await measure(files);
  if (values.diffs !== undefined) writeDiffs(values.diffs, files, result.texts);
  if (values.json) console.log(JSON.stringify(result.report, undefined, 2));
  else print(result);
} catch (error) {
  if (values.json) console.log(JSON.stringify({ crashes: 1 }));
  console.error(error);
  process.exitCode = 1;
} finally {
  stopWitness();
}

function print({ report, missing, unfixed, first, second }) {
  for (const [name, value] of Object.entries(report)) {
    console.log(`${name.padEnd(20)} ${typeof value === "object" ? JSON.stringify(value) : String(value)}`);
  }
  const { withUnused, fixed } = report.literalLists;
  if (withUnused > 0) console.log(`literal lists fixed: ${((100 * fixed) / withUnused).toFixed(1)} %`);
  for (const { at } of unfixed) {
    const why = first.problems.find(
      (problem) => problem.at.file === at.file && problem.at.range[0] >= at.range[0],
    );
    const line = files.get(at.file).slice(0, at.range[0]).split("\n").length;
    console.log(`not fixed: ${at.file}:${line} (${why?.refused?.message ?? "no problem"})`);
  }
  for (const { file, line, what } of missing.places) console.log(`not located: ${file}:${line} (${what})`);
  for (const { message, at } of [...first.internalErrors, ...second.internalErrors]) {
    console.log(`internal error: ${at?.file ?? ""} ${message}`);
  }
}
