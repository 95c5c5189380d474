import { NO_DEPLOYMENT, NOTHING_LOCATED, type Adapter, type Name, type PolicyDocument } from "@iamend/source";
import { describe, expect, it } from "vitest";
import { mindingElsewhere } from "../../src/link/attached-elsewhere.js";

/** Whether a managed policy of that name has other holders, as one adapter sees it beside the files of another. */
function unlisted(
  name: Name | undefined,
  files: Readonly<Record<string, string>>,
  unread: readonly string[] = [],
  attachment: PolicyDocument["attachment"] = "managed",
  loose: readonly string[] = [],
): string | undefined {
  const document: PolicyDocument = {
    address: "a.yaml#Policy",
    at: { file: "a.yaml", range: [0, 1] },
    kind: "identity",
    attachment,
    statements: [],
    bundles: [],
    holders: [],
    ...(name === undefined ? {} : { name }),
  };
  const adapter: Adapter<unknown> = {
    id: "cloudformation",
    load: () => Promise.resolve(),
    mayClaim: () => true,
    claims: () => true,
    parse: () => undefined,
    link: () => ({ ...NOTHING_LOCATED, documents: [document] }),
    ties: () => undefined,
    edit: () => [],
    witness: () => undefined,
  };
  const host = {
    read: (file: string) => files[file] ?? { code: "not-found", message: "" },
    list: () => [],
  };
  const all = Object.keys(files);
  const minding = mindingElsewhere(
    adapter,
    { files: all.filter((file) => !loose.includes(file)), unread, loose, unclaimed: [] },
    host,
  );
  return minding.link(new Map(), host, NOTHING_LOCATED, NO_DEPLOYMENT).documents[0]?.unlisted?.code;
}

describe("a managed policy may be attached by what its adapter does not see", () => {
  const attaching = 'policy_arn = "arn:aws:iam::123456789012:policy/App-Read"';

  it.each<[what: string, name: Name | undefined, text: string, expected: string | undefined]>([
    ["its name in an ARN, whatever its case", { literal: "app-read" }, attaching, "policy-used-elsewhere"],
    ["a parameter's default", { default: "app-read" }, attaching, "policy-used-elsewhere"],
    ["a part of its name", { starts: "app-", ends: "read" }, attaching, "policy-used-elsewhere"],
    ["another name", { literal: "app" }, attaching, undefined],
    ["another part", { starts: "app-w", ends: "" }, attaching, undefined],
    [
      "a default of another name, which may be replaced",
      { default: "x" },
      attaching,
      "policy-used-elsewhere",
    ],
    ["a name that nobody knows", { unknown: { code: "x", message: "" } }, attaching, "policy-used-elsewhere"],
    [
      "a policy of AWS, which is none of the source",
      { default: "x" },
      'policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"',
      undefined,
    ],
    ["no name", undefined, attaching, undefined],
    ["a text without any policy", { literal: "read" }, 'name = "read"', undefined],
  ])("%s", (_, name, text, expected) => {
    expect(unlisted(name, { "main.tf": text })).toBe(expected);
  });

  it("a file that cannot be read may attach any", () => {
    expect(unlisted(undefined, {}, ["u.yaml"])).toBe("unread-file");
  });

  it("a service that is code may attach it, and data that nobody reads does not", () => {
    const named = (file: string) =>
      unlisted({ literal: "app-read" }, { [file]: attaching }, [], "managed", [file]);
    expect(named("b/serverless.ts")).toBe("policy-used-elsewhere");
    expect(named("b/notes.yml")).toBeUndefined();
  });

  it("nobody else attaches an inline policy", () => {
    expect(unlisted({ literal: "app-read" }, { "main.tf": attaching }, ["u.yaml"], "inline")).toBeUndefined();
  });
});
