// The package's name in NODE_OPTIONS becomes a path, which is found from everywhere.
import { expect, test } from "vitest";
import { nameByPath } from "../../src/record/load/node-options.js";

const PATH = "/my app/record.cjs";

test.for([
  ["--require @iamend/cdk-app/record", `--require "${PATH}"`],
  ["-r @iamend/cdk-app/record", `-r "${PATH}"`],
  ["--require=@iamend/cdk-app/record", `--require="${PATH}"`],
  ["--import=@iamend/cdk-app/record", `--require="${PATH}"`],
  ["--import @iamend/cdk-app/record", `--require "${PATH}"`],
  ['--require "@iamend/cdk-app/record"', `--require "${PATH}"`],
  [
    "--max-old-space-size=4096 -r @iamend/cdk-app/record --enable-source-maps",
    `--max-old-space-size=4096 -r "${PATH}" --enable-source-maps`,
  ],
  ["--require @iamend/cdk-app/recorder", "--require @iamend/cdk-app/recorder"],
  ["--require ./other.cjs", "--require ./other.cjs"],
] as const)("%s", ([options, expected]) => {
  expect(nameByPath(options, PATH)).toBe(expected);
});

test("what a path holds is quoted as Node reads it", () => {
  expect(nameByPath("-r @iamend/cdk-app/record", 'C:\\my "app"\\record.cjs')).toBe(
    String.raw`-r "C:\\my \"app\"\\record.cjs"`,
  );
});
