import { NOTHING_LOCATED, type ActionList } from "@iamend/source";
import { expect, it } from "vitest";
import { sealingNamed } from "../../src/link/named-elsewhere.js";

/** Whether a list in `iam/st.yml`, which `a.yml` is known to name in its first five characters, is sealed. */
function sealedBesides(
  files: Readonly<Record<string, string>>,
  unread: readonly string[] = [],
): string | undefined {
  const list: ActionList = {
    at: { file: "iam/st.yml", range: [0, 1] },
    items: [],
    named: { files: ["iam/st.yml"], by: [{ file: "a.yml", range: [0, 6] }] },
  };
  const located = { ...NOTHING_LOCATED, lists: new Map([["list", list]]) };
  const host = { read: (file: string) => files[file] ?? { code: "not-found", message: "" } };
  return sealingNamed(located, { files: Object.keys(files), unread }, host).lists.get("list")?.sealed?.code;
}

it.each<[what: string, files: Readonly<Record<string, string>>, expected?: string]>([
  ["nothing else", {}],
  ["Terraform reads it", { "a.tf": 'st = yamldecode(file("iam/st.yml"))' }, "file-used-elsewhere"],
  ["in another case", { "a.tf": 'st = yamldecode(file("iam/ST.yml"))' }, "file-used-elsewhere"],
  [
    "Terraform may read it",
    { "a.tf": 'st = file("${path.module}/iam/${var.st}.yml")' },
    "file-used-elsewhere",
  ],
  ["Terraform reads all such", { "a.tf": 'for_each = fileset("iam", "*.yml")' }, "file-used-elsewhere"],
  ["Terraform puts a name together", { "a.tf": 'file(format("iam/s%s.yml", "t"))' }, "file-used-elsewhere"],
  ["Terraform reads another", { "a.tf": 'file("iam/test.yml") # st.yml2' }],
  ["Terraform reads others", { "a.tf": 'file("${var.st}.yaml")' }],
  ["what is no file", { "a.tf": 'name = "${var.st}.yml"' }],
  ["a service in code", { "serverless.ts": "statements: '${file(../iam/st.yml)}'" }, "file-used-elsewhere"],
  ["where it is known to be named", { "a.yml": "st.yml" }],
  ["there, and once more", { "a.yml": "st.yml, st.yml" }, "file-used-elsewhere"],
  ["itself", { "iam/st.yml": "# st.yml" }],
])("a file may be used elsewhere: %s", (_, files, expected) => {
  expect(sealedBesides(files)).toBe(expected);
});

it("a file that cannot be read may use any", () => {
  expect(sealedBesides({}, ["u.yml"])).toBe("unread-file");
});
