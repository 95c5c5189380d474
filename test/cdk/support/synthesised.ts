import { createHash } from "node:crypto";
import { cloudformationAdapter } from "@iamend/cloudformation";
import { createLineMap, NOTHING_LOCATED, type EditedText, type Host, type Located } from "@iamend/source";
import { link } from "../../../packages/cdk/src/link/link.js";
import type { CdkLocated } from "../../../packages/cdk/src/link/located.js";
import { outputOf } from "../../../packages/cdk/src/link/output.js";
import { createUnit } from "../../../packages/cdk/src/parse/unit.js";
import { parseCode } from "../../../packages/engine/src/node/project/parse-code.js";

/** A statement as a recorder notes it; `mark`: the number of a place in the code, which is written as `«1»` there. */
export interface Noted {
  readonly mark: number;
  readonly by?: "new" | "fromJson" | "library";
  readonly through?: string;
  readonly effect?: "Allow" | "Deny";
  readonly actions: readonly (string | null)[];
  /** `<stack>/<path>` of policies. */
  readonly in: readonly string[];
  readonly elsewhere?: boolean;
}

/** An app in one file, and what it was synthesised to. */
export interface SynthesisedApp {
  readonly code: string;
  /** Policies by construct path (`Orders/Worker/DefaultPolicy`), each with the actions that it allows. */
  readonly policies: Readonly<Record<string, readonly string[]>>;
  readonly noted?: readonly Noted[];
  /** The record is of another synthesis. */
  readonly leftOver?: boolean;
  /** Construct path → mark of the call that made it. */
  readonly made?: Readonly<Record<string, number>>;
  /** The code as it is by now, if another than the one that ran; or what edits of ours made of it. */
  readonly now?: string;
  readonly edited?: EditedText & { readonly after: string };
}

export const FILE = "lib/app.ts";

/** The code without its marks, and where they stood. */
export function unmarked(code: string): {
  readonly text: string;
  readonly marks: ReadonlyMap<number, number>;
} {
  const marks = new Map<number, number>();
  let text = "";
  let last = 0;
  for (const { 0: whole, 1: number, index } of code.matchAll(/«(\d+)»/g)) {
    text += code.slice(last, index);
    marks.set(Number(number), text.length);
    last = index + whole.length;
  }
  return { text: text + code.slice(last), marks };
}

/** The app as files, as `cdk synth` with a recorder leaves it. */
export function filesOf({
  code,
  policies,
  noted,
  leftOver = false,
  made = {},
}: SynthesisedApp): Map<string, string> {
  const { text, marks } = unmarked(code);
  const lines = createLineMap(text);
  const at = (mark: number): { readonly line: number; readonly column: number } =>
    lines.at(marks.get(mark) ?? 0);
  const stacks = [...new Set(Object.keys(policies).map((path) => path.split("/", 1)[0] ?? ""))];
  const files = new Map([[FILE, text]]);
  const artifacts: Record<string, unknown> = {};
  for (const stack of stacks) {
    const own = Object.entries(policies).filter(([path]) => path.startsWith(`${stack}/`));
    const roles = [...new Set(own.map(([path]) => parentOf(path)))];
    const frames = (path: string): readonly unknown[] => {
      const mark = made[path];
      if (mark === undefined) return [];
      const { line, column } = at(mark);
      return [
        {
          type: "aws:cdk:creationStack",
          data: [`new Thing (/home/me/app/${FILE}:${String(line)}:${String(column)})`],
        },
      ];
    };
    const metadata: unknown = Object.fromEntries<unknown>(
      [...roles, ...own.map(([path]) => path)].map((path) => [
        `/${path}/Resource`,
        [{ type: "aws:cdk:logicalId", data: idOf(path) }, ...frames(path)],
      ]),
    );
    artifacts[stack] = {
      type: "aws:cloudformation:stack",
      environment: "aws://123456789012/eu-west-1",
      properties: { templateFile: `${stack}.template.json` },
      metadata,
    };
    const Resources: Readonly<Record<string, unknown>> = Object.fromEntries<unknown>([
      ...roles.map((path): [string, unknown] => [
        idOf(path),
        { Type: "AWS::IAM::Role", Properties: { AssumeRolePolicyDocument: { Statement: [] } } },
      ]),
      ...own.map(([path, Action]): [string, unknown] => [
        idOf(path),
        {
          Type: "AWS::IAM::Policy",
          Properties: {
            PolicyName: idOf(path),
            PolicyDocument: { Statement: [{ Effect: "Allow", Action, Resource: "*" }] },
            Roles: [{ Ref: idOf(parentOf(path)) }],
          },
        },
      ]),
    ]);
    files.set(`cdk.out/${stack}.template.json`, JSON.stringify({ Resources }));
  }
  if (stacks.length === 0) return files;
  files.set("cdk.out/manifest.json", JSON.stringify({ version: "48.0.0", artifacts }));
  if (noted !== undefined) {
    files.set(
      "cdk.out/iamend-record.json",
      JSON.stringify({
        version: 1,
        files: { [`../${FILE}`]: { sha256: createHash("sha256").update(text).digest("hex") } },
        templates: leftOver ? { [`${stacks[0] ?? ""}.template.json`]: { sha256: "0".repeat(64) } } : {},
        statements: noted.map(
          ({ mark, by = "new", through, effect = "Allow", actions, in: paths, elsewhere }) => ({
            ...(elsewhere === undefined ? {} : { elsewhere }),
            at: { file: `../${FILE}`, ...at(mark) },
            by,
            ...(through === undefined ? {} : { through }),
            effect,
            actions,
            documents: paths.map((path) => ({
              template: `${path.split("/", 1)[0] ?? ""}.template.json`,
              logicalId: idOf(path),
              property: "PolicyDocument",
              path: `${path}/Resource`,
            })),
          }),
        ),
      }),
    );
  }
  return files;
}

/** The app, linked. */
export function linkApp(app: SynthesisedApp): CdkLocated {
  const files = filesOf(app);
  const now = app.edited?.after ?? app.now;
  if (now !== undefined) files.set(FILE, now);
  const host: Host = {
    read: (file) => files.get(file) ?? { code: "not-found", message: `There is no ${file}.` },
    list(directory) {
      const prefix = directory === "." ? "" : `${directory}/`;
      const below = [...files.keys()].filter((file) => file.startsWith(prefix));
      return [...new Set(below.map((file) => file.slice(prefix.length).split("/", 1)[0] ?? ""))];
    },
    before: (file) => (file === FILE ? app.edited : undefined),
  };
  const output = outputOf([FILE], host);
  const templates = new Map(
    output.files.map((file) => [file, cloudformationAdapter.parse(file, files.get(file) ?? "")]),
  );
  const below: Located = cloudformationAdapter.link(templates, host, NOTHING_LOCATED, output.deployment);
  const units = new Map([[FILE, createUnit(FILE, files.get(FILE) ?? "")]]);
  return link(units, host, below, { stacks: new Map() }, parseCode);
}

/** What is known of each identity policy, in words. */
export function outlineOf(located: CdkLocated): readonly string[] {
  return located.documents.flatMap(({ kind, address, statements, bundles, open, unlisted }) => {
    if (kind === "trust") return [];
    const lists = statements.flatMap((id) => {
      const statement = located.statements.get(id);
      const own = (statement?.lists ?? []).map((list) => {
        const found = located.lists.get(list);
        const items = (found?.items ?? []).map((item) => ("value" in item ? item.value : "?")).join(" ");
        return `[${items}]${found?.sealed === undefined ? "" : ` sealed ${found.sealed.code}`}`;
      });
      return [`${own.join(" ")}${statement?.open === undefined ? "" : ` open ${statement.open.code}`}`];
    });
    const granted = bundles.map((id) => {
      const bundle = located.bundles.get(id);
      return `${bundle?.name ?? ""}(${bundle?.actions.join(" ") ?? ""})`;
    });
    const doubts = [
      open === undefined ? "" : ` open ${open.code}`,
      unlisted === undefined ? "" : ` unlisted ${unlisted.code}`,
    ];
    return [
      `${kind} ${address.replace(/^[^#]*#[\d:]+$/, "(code)")}: ${[...lists, ...granted].join(" + ")}${doubts.join("")}`,
    ];
  });
}

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/"));
}

function idOf(path: string): string {
  return path.split("/").slice(1).join("").replaceAll(/\W/g, "");
}
