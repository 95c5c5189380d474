// Code of CDK alone says little of what it is synthesised to, and the code of others cannot be run here: so a cloud assembly and a record
// are made up, in which every statement ended in a policy of a role of its own.
import { createHash } from "node:crypto";
import { locateCode } from "../../packages/cdk/dist/locate/locate-code.js";
import { createLineMap } from "../../packages/source/dist/index.js";

/** Files of an assembly beside the code in `files`; none where there is no code of CDK. */
export function fabricateAssembly(files, adapter, parseCode, host) {
  const units = new Map(
    [...files]
      .filter(([file, text]) => adapter.mayClaim(file) && adapter.claims(file, text))
      .map(([file, text]) => [file, adapter.parse(file, text)]),
  );
  const code = locateCode(units, host, parseCode);
  if (code.statements.size === 0) return new Map();
  const lines = new Map([...files].map(([file, text]) => [file, () => createLineMap(text)]));
  const made = new Map();
  const at = (file, offset) => {
    const map = made.get(file) ?? lines.get(file)();
    made.set(file, map);
    return { file: `../${file}`, ...map.at(offset) };
  };
  const Resources = {};
  const statements = [];
  let count = 0;
  for (const { statement, frames, sinks } of code.statements.values()) {
    const [frame] = frames;
    // Of a resource policy nobody knows what it is part of; of what no call makes there is no record.
    if (frame === undefined || sinks.some(({ kind }) => kind !== "identity")) continue;
    const patterns = statement.lists.flatMap((list) =>
      code.lists.get(list).items.flatMap((item) => ("value" in item ? [item.value] : (item.values ?? []))),
    );
    if (patterns.length === 0 || statement.effect !== "Allow" || statement.key !== "Action") continue;
    count += 1;
    const role = `Role${String(count)}`;
    const policy = `Policy${String(count)}`;
    Resources[role] = { Type: "AWS::IAM::Role", Properties: { AssumeRolePolicyDocument: { Statement: [] } } };
    Resources[policy] = {
      Type: "AWS::IAM::Policy",
      Properties: {
        PolicyName: policy,
        PolicyDocument: { Statement: [{ Effect: "Allow", Action: patterns, Resource: "*" }] },
        Roles: [{ Ref: role }],
      },
    };
    const path = `Made/${String(count)}/Resource`;
    statements.push({
      at: at(statement.at.file, frame),
      by: "new",
      effect: "Allow",
      actions: patterns,
      documents: [{ template: "Made.template.json", logicalId: policy, property: "PolicyDocument", path }],
    });
  }
  const hashes = Object.fromEntries(
    [...units.keys()].map((file) => [
      `../${file}`,
      { sha256: createHash("sha256").update(files.get(file)).digest("hex") },
    ]),
  );
  const artifacts = {
    Made: {
      type: "aws:cloudformation:stack",
      environment: "aws://111122223333/eu-west-1",
      properties: { templateFile: "Made.template.json" },
    },
  };
  return new Map(
    Object.entries({
      "cdk.out/manifest.json": { version: "48.0.0", artifacts },
      "cdk.out/Made.template.json": { Resources },
      "cdk.out/iamend-record.json": { version: 1, files: hashes, statements },
    }).map(([file, content]) => [file, JSON.stringify(content)]),
  );
}
