import type { Adapter, Host, Refusal } from "@iamend/source";
import { describe, expect, it } from "vitest";
import { createMemory, type Memory } from "../../src/project/memory.js";
import { createProject, type Project, type ProjectInput } from "../../src/project/project.js";
import { DEFAULT_CONFIGURATION } from "../../src/configuration/read-configuration.js";
import type { CheckResult } from "../../src/report/problem.js";
import { jsonAdapter } from "../support/json-adapter.js";
import { CATALOG, fixedFiles, outcomes, policy, spoken, type Files } from "../support/world.js";

type Texts = Record<string, string>;

/** An adapter that counts what it does, and asks its host for more than it is given. */
function counting(
  id: Adapter<unknown>["id"] = "cdk",
  asks: (host: Host) => void = () => undefined,
  mayClaim: Adapter<unknown>["mayClaim"] = (file) => file.endsWith(".json"),
): { readonly adapter: Adapter<unknown>; readonly counts: { parsed: number; linked: number } } {
  const counts = { parsed: 0, linked: 0 };
  return {
    counts,
    adapter: {
      ...jsonAdapter,
      id,
      mayClaim,
      parse(file, text) {
        counts.parsed += 1;
        return jsonAdapter.parse(file, text);
      },
      link(units, host, below, deployment) {
        counts.linked += 1;
        asks(host);
        return jsonAdapter.link(units, host, below, deployment);
      },
    },
  };
}

interface Root {
  readonly texts: Texts;
  readonly host: Host;
}

/** What is asked for beside the texts can change, as a disk does. */
function rootOf(
  files: Files,
  lists: () => readonly string[] = () => [],
  beginning: () => string | undefined = () => undefined,
): Root {
  const texts: Texts = { ...files };
  const missing = (file: string): Refusal => ({ code: "not-found", message: `There is no ${file}.` });
  return { texts, host: { read: (file) => texts[file] ?? missing(file), list: lists, beginning } };
}

function projectOf(
  { texts, host }: Root,
  adapters: readonly Adapter<unknown>[],
  more: Partial<ProjectInput> = {},
): Project {
  return createProject({
    host,
    files: Object.keys(texts).sort(),
    adapters,
    configuration: DEFAULT_CONFIGURATION,
    findings: [],
    catalog: CATALOG,
    ...more,
  });
}

const ONE = policy('{ "allow": ["s3:GetObject"] }');
const TWO: Files = { ...ONE, "other.json": policy('{ "allow": ["sqs:*"] }')["app.json"] ?? "" };

/** What a result says; what it can be asked is a function, and no two of those are equal. */
function shown(result: CheckResult): string {
  return JSON.stringify(result);
}

describe("a project that is checked again", () => {
  it("links nothing twice that has not changed, whatever is asked for", () => {
    const { adapter, counts } = counting("cdk", (host) => {
      host.read("missing.tpl");
      host.list("templates");
      host.beginning?.("large.json");
    });
    const root = rootOf(TWO, () => ["a.tpl", "b.tpl"]);
    const project = projectOf(root, [adapter]);
    const all = project.check();
    for (const file of Object.keys(TWO)) project.check({ only: new Set([file]) });
    expect(shown(project.check())).toBe(shown(all));
    expect(counts).toEqual({ parsed: 2, linked: 1 });
  });

  it("links again after a change, and remembers what was there just before", () => {
    const { adapter, counts } = counting();
    const root = rootOf(TWO);
    const project = projectOf(root, [adapter]);
    const before = project.check();
    const edited = policy('{ "allow": ["s3:ListBucket", "s3:GetObject"] }')["app.json"] ?? "";
    root.texts["app.json"] = edited;
    project.check();
    expect(counts).toEqual({ parsed: 3, linked: 2 });
    root.texts["app.json"] = TWO["app.json"] ?? "";
    expect(shown(project.check())).toBe(shown(before));
    root.texts["app.json"] = edited;
    project.check();
    expect(counts).toEqual({ parsed: 3, linked: 2 });
    for (const name of ["DeleteObject", "GetObjectAcl"]) {
      root.texts["app.json"] = edited.replace("ListBucket", name);
      project.check();
    }
    root.texts["app.json"] = edited;
    project.check();
    expect(counts.linked).toBe(5);
  });

  it.each<[string, (host: Host) => void, (root: Root, state: { value: string }) => void]>([
    ["a text that is no unit", (host) => host.read("p.tpl"), ({ texts }) => (texts["p.tpl"] = "new")],
    ["a text that is there now", (host) => host.read("q.tpl"), ({ texts }) => (texts["q.tpl"] = "new")],
    ["a text that is gone", (host) => host.read("p.tpl"), ({ texts }) => delete texts["p.tpl"]],
    ["a directory", (host) => host.list("d"), (_, state) => (state.value = "new")],
    ["a beginning", (host) => host.beginning?.("l.json"), (_, state) => (state.value = "new")],
  ])("links again if what linking asked for has changed: %s", (_, asks, change) => {
    const { adapter, counts } = counting("cdk", asks);
    const state = { value: "old" };
    const root = rootOf(
      ONE,
      () => [state.value],
      () => state.value,
    );
    const project = projectOf(root, [adapter]);
    root.texts["p.tpl"] = "old";
    root.texts["unasked.tpl"] = "old";
    project.check();
    root.texts["unasked.tpl"] = "new";
    project.check();
    expect(counts.linked).toBe(1);
    change(root, state);
    project.check();
    project.check();
    expect(counts.linked).toBe(2);
  });

  it("sees the change of a text that only linking reads, as a fix may make it", () => {
    // The lists of all units are in one text beside them.
    const adapter: Adapter<unknown> = {
      ...jsonAdapter,
      link(units, host, below, deployment) {
        const lists = host.read("lists.tpl");
        const unit = jsonAdapter.parse("lists.tpl", typeof lists === "string" ? lists : "{}");
        return jsonAdapter.link(new Map([...units, ["lists.tpl", unit]]), host, below, deployment);
      },
    };
    const root = rootOf({
      ...policy('{ "allow": "@common" }'),
      "lists.tpl": '{ "lists": { "common": ["s3:GetObject", "s3:PutObject"] } }',
    });
    const findings = [spoken("role app", ["s3:PutObject"])];
    const configuration = {
      ...DEFAULT_CONFIGURATION,
      accounts: [{ path: "", accounts: ["111122223333"] }],
      attachments: "source" as const,
    };
    const project = projectOf(root, [adapter], { findings, configuration });
    const first = project.check();
    expect(outcomes(first)).toEqual(["s3:PutObject → nothing: fix"]);
    const fixed = fixedFiles(root.texts, first);
    expect(fixed["lists.tpl"]).toBe('{ "lists": { "common": ["s3:GetObject"] } }');
    root.texts["lists.tpl"] = fixed["lists.tpl"] ?? "";
    expect(project.check().problems).toEqual([]);
  });

  it("asks the host anew for what is read late", () => {
    let late: Host | undefined;
    const { adapter, counts } = counting("cdk", (host) => {
      late = host;
    });
    const root = rootOf(ONE);
    const project = projectOf(root, [adapter]);
    root.texts["late.tpl"] = "old";
    project.check();
    expect(late?.read("late.tpl")).toBe("old");
    project.check();
    expect(counts.linked).toBe(1);
    root.texts["late.tpl"] = "new";
    project.check();
    expect(counts.linked).toBe(2);
  });

  it("links again what stands above something that has changed, and nothing below it", () => {
    const lower = counting("terraform", undefined, (file) => file.startsWith("low"));
    const upper = counting("cdk");
    const root = rootOf({ "low.json": ONE["app.json"] ?? "", ...ONE });
    const project = projectOf(root, [lower.adapter, upper.adapter]);
    project.check();
    project.check();
    expect([lower.counts.linked, upper.counts.linked]).toEqual([1, 1]);
    root.texts["low.json"] = policy('{ "allow": ["sqs:*"] }')["app.json"] ?? "";
    project.check();
    project.check();
    expect([lower.counts.linked, upper.counts.linked]).toEqual([2, 2]);
    root.texts["app.json"] = policy('{ "allow": ["sqs:*"] }')["app.json"] ?? "";
    project.check();
    project.check();
    expect(upper.counts.linked).toBe(3);
  });
});

describe("projects with one memory", () => {
  const deployed = (account: string): Partial<ProjectInput> => ({
    configuration: { ...DEFAULT_CONFIGURATION, accounts: [{ path: "", accounts: [account] }] },
  });

  /** How often each was parsed and linked by two projects. */
  function counted(
    second: (root: Root) => Root,
    more: readonly [Partial<ProjectInput>, Partial<ProjectInput>] = [{}, {}],
    memory: Memory = createMemory(),
  ): { readonly parsed: number; readonly linked: number } {
    const { adapter, counts } = counting("cdk", (host) => host.read("p.tpl"));
    const root = rootOf({ ...TWO, "p.tpl": "text" });
    projectOf(root, [adapter], { ...more[0], memory }).check();
    projectOf(second(root), [adapter], { ...more[1], memory }).check();
    return counts;
  }

  const same = ({ texts }: Root): Root => rootOf(texts);
  const stacks = (name: string): Partial<ProjectInput> => ({
    configuration: { ...DEFAULT_CONFIGURATION, stacks: new Map([["app.json", [name]]]) },
  });

  it.each<[string, Parameters<typeof counted>, { readonly parsed: number; readonly linked: number }]>([
    ["the same texts from another host", [same], { parsed: 2, linked: 1 }],
    [
      "the same accounts",
      [same, [deployed("111122223333"), deployed("111122223333")]],
      { parsed: 2, linked: 1 },
    ],
    [
      "other accounts",
      [same, [deployed("111122223333"), deployed("444455556666")]],
      { parsed: 2, linked: 2 },
    ],
    ["other stacks", [same, [stacks("one"), stacks("two")]], { parsed: 2, linked: 2 }],
    [
      "one text that is new",
      [({ texts }) => rootOf({ ...texts, "other.json": ONE["app.json"] ?? "" })],
      { parsed: 3, linked: 2 },
    ],
    ["one file more", [({ texts }) => rootOf({ ...texts, "z.json": "{}" })], { parsed: 3, linked: 2 }],
    [
      "one file that nobody reads, and that may name others",
      [({ texts }) => rootOf({ ...texts, "z.yml": "" })],
      { parsed: 2, linked: 2 },
    ],
    [
      "another text beside the units",
      [({ texts }) => rootOf({ ...texts, "p.tpl": "" })],
      { parsed: 2, linked: 2 },
    ],
  ])("do again what is needed: %s", (_, given, expected) => {
    expect(counted(...given)).toEqual(expected);
  });

  it("do all by themselves without", () => {
    const { adapter, counts } = counting();
    const root = rootOf(TWO);
    projectOf(root, [adapter]).check();
    projectOf(root, [adapter]).check();
    expect(counts).toEqual({ parsed: 4, linked: 2 });
  });
});
