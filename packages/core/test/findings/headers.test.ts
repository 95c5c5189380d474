import { describe, expect, it } from "vitest";
import { headerFinding, headerRecord } from "../../src/findings/headers.js";
import { permissionRecord, problemsOf, reading, service, WORKER } from "./records.js";

const event = { "detail-type": "Unused Access Finding for IAM entities", id: "event-1" };
const asff = { SchemaVersion: "2018-10-08", ProductArn: "arn", Id: "hub-1" };
const listed = { id: "finding-1", resource: WORKER, findingType: "UnusedPermission" };

describe("the id to ask for", () => {
  const cases: readonly (readonly [string, object, string])[] = [
    ["of a listed finding", listed, "finding-1"],
    ["in the detail of an event", { ...event, detail: { findingId: "finding-2" } }, "finding-2"],
    ["in the detail of an event, by its other name", { ...event, detail: { id: "finding-3" } }, "finding-3"],
    ["not that of the event", { ...event, detail: {} }, "<id>"],
    ["not that of an event with a text", { ...event, detail: "finding" }, "<id>"],
    ["not that of an event without detail", { ...event, detail: null }, "<id>"],
    ["not that of Security Hub", asff, "<id>"],
    ["not the beginning of a command", { ...listed, id: "finding-1;rm" }, "<id>"],
    ["not the end of a command", { ...listed, id: "$(rm)finding-1" }, "<id>"],
    ["not an endless one", { ...listed, id: "a".repeat(101) }, "<id>"],
  ];
  it.each(cases)("%s", (_, document, id) => {
    expect(problemsOf([document])[0]?.message).toContain(` --id ${id}" does`);
  });

  it("is the first that there is", () => {
    const [problem] = problemsOf([
      [
        { ...event, detail: {} },
        { ...event, detail: { id: "finding-3" } },
      ],
    ]);
    expect(problem?.message).toContain("--id finding-3");
  });
});

it("tells of each shape by itself", () => {
  const problems = problemsOf([[listed, asff, listed, { ...event, detail: {} }]]);
  expect(problems.map(({ path, message }) => `${path} ${message.replace(/;.*/, "")}`)).toEqual([
    "$[0] 2 headers of findings (list-findings-v2), which do not say which actions are unused",
    "$[1] 1 Security Hub finding (ASFF), which does not say which actions are unused",
    "$[3] 1 EventBridge event, which does not say which actions are unused",
  ]);
});

it("keeps what a header says of its finding", () => {
  const times = { status: "RESOLVED", analyzedAt: "2026-06-10", updatedAt: "2026-06-11" };
  expect(headerFinding({ ...listed, ...times }, { path: "$", file: "list.json" })).toEqual({
    kind: "header",
    principal: WORKER,
    source: { shape: "list-findings-v2", file: "list.json", path: "$", id: "finding-1", ...times },
  });
  expect(headerRecord("list-findings-v2", listed, "$")).toEqual({
    shape: "list-findings-v2",
    path: "$",
    id: "finding-1",
  });
});

it.each([
  ["names nobody", { id: "finding-1", findingType: "UnusedPermission" }],
  ["has no text for an id", { id: 7, resource: WORKER }],
  ["is about no principal", { id: "finding-1", resource: "arn:aws:s3:::bucket" }],
])("makes no finding of a header that %s", (_, header) => {
  const { findings, notices } = reading([header, permissionRecord([service("s3", "GetObject")])]);
  expect(findings.map(({ kind }) => kind)).toEqual(["unused-permissions"]);
  expect(notices).toHaveLength(1);
});

it("passes over headers of findings about other things, aloud", () => {
  const external = { ...listed, findingType: "ExternalAccess" };
  expect(reading([external, external])).toEqual({
    findings: [],
    notices: [{ path: "$[0]", message: '2 of type "ExternalAccess" ignored: not about unused access' }],
  });
});
