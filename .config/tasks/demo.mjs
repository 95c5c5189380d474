// npm run demo: installs, builds, and shows the main job on the fixtures.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { build, install, root } from "./lib.mjs";

console.log("Installing and building (the first time takes a while) …");
install({ quiet: true });
build({ quiet: true });

const POLICY = "fixtures/reference/policy.json";
const FINDING = "fixtures/reference/finding.json";

show("A role deploys a Lambda function. IAM Access Analyzer says what it never used; this is what can go:", [
  "refine",
  POLICY,
  "--unused",
  FINDING,
  "--format",
  "diff",
]);
show("Why s3:Get* became just these patterns:", ["explain", "s3:Get*", "--unused", FINDING]);
show(
  "And a proof that does not take the tool's word for it:",
  ["verify", POLICY, "-", "--unused", FINDING],
  iamend(["refine", POLICY, "--unused", FINDING], "pipe").stdout,
);

function show(title, args, input) {
  console.log(
    `\n${title}\n\n  $ iamend ${args.map((arg) => (/[*]/.test(arg) ? `'${arg}'` : arg)).join(" ")}\n`,
  );
  const { status } = iamend(args, "inherit", input);
  if (status !== 0) process.exit(status ?? 1);
}

function iamend(args, output, input) {
  return spawnSync(process.execPath, [join(root, "packages/cli/bin/iamend.js"), ...args], {
    cwd: root,
    input,
    encoding: "utf8",
    stdio: [input === undefined ? "ignore" : "pipe", output, output],
  });
}
