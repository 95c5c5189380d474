import { describe, expect, it } from "vitest";
import { createCatalog, readCatalog } from "../../src/catalog/catalog.js";
import { defaultCatalog } from "../../src/catalog/default-catalog.js";

const file = {
  format: "iamend-catalog/1",
  date: "2026-01-31",
  source: "a test",
  services: { s3: "PutObject GetObject", EC2: "RunInstances" },
  retired: { s3: "GetTorrent getobject", sdb: "Select" },
} as const;

describe("createCatalog", () => {
  const catalog = createCatalog(file);

  it("tells its day and its source", () => {
    expect(catalog).toMatchObject({ date: "2026-01-31", source: "a test" });
  });

  it("lists the services, folded and sorted, those of which all is retired among them", () => {
    expect(catalog.services).toEqual(["ec2", "s3", "sdb"]);
  });

  it("lists the actions of a service by folded name, a current one before a retired one of the same name", () => {
    expect(catalog.actions("s3")).toEqual([
      { name: "GetObject", folded: "getobject", retired: false },
      { name: "GetTorrent", folded: "gettorrent", retired: true },
      { name: "PutObject", folded: "putobject", retired: false },
    ]);
    expect(catalog.actions("ec2")).toEqual([
      { name: "RunInstances", folded: "runinstances", retired: false },
    ]);
    expect(catalog.actions("sdb")).toEqual([{ name: "Select", folded: "select", retired: true }]);
  });

  it("folds the services of retired actions as well", () => {
    const retired = createCatalog({ ...file, services: { s3: "GetObject" }, retired: { S3: "GetTorrent" } });
    expect(retired.services).toEqual(["s3"]);
    expect(retired.actions("s3").map(({ name }) => name)).toEqual(["GetObject", "GetTorrent"]);
  });

  it("knows no action of another service", () => {
    expect(catalog.actions("sqs")).toEqual([]);
  });

  it("splits a service once", () => {
    expect(catalog.actions("s3")).toBe(catalog.actions("s3"));
  });
});

describe("readCatalog", () => {
  it("reads a catalog", () => {
    const read = readCatalog(file);
    expect(read.ok && read.value.services).toEqual(["ec2", "s3", "sdb"]);
    expect(read.ok && read.value.actions("sdb").map(({ name }) => name)).toEqual(["Select"]);
    expect(read).toMatchObject({ ok: true, value: { date: "2026-01-31", source: "a test" } });
  });

  it.each([
    ["without retired actions", { ...file, retired: undefined }],
    ["with other keys", { ...file, more: true }],
    ["with one action", { ...file, services: { a: "B" }, retired: {} }],
  ])("reads one %s", (_, json) => {
    expect(readCatalog(json)).toMatchObject({ ok: true });
  });

  const NAMES = "expected action names in one string, separated by single spaces";
  const DATE = 'expected a date such as "2026-01-31"';
  const SERVICES = "expected an object of service to action names";

  it.each([
    [null, "$", "expected an object (an iamend catalog)"],
    ["catalog", "$", "expected an object (an iamend catalog)"],
    [undefined, "$", "expected an object (an iamend catalog)"],
    [[file], "$", "expected an object (an iamend catalog)"],
    [{}, "$.format", 'expected "iamend-catalog/1"'],
    [{ ...file, format: "iamend-catalog/2" }, "$.format", 'expected "iamend-catalog/1"'],
    [{ ...file, date: undefined }, "$.date", DATE],
    [{ ...file, date: 20260131 }, "$.date", DATE],
    [{ ...file, date: ["2026-01-31"] }, "$.date", DATE],
    [{ ...file, date: "2026-1-31" }, "$.date", DATE],
    [{ ...file, date: "2026-01-31T00:00:00Z" }, "$.date", DATE],
    [{ ...file, date: "+2026-01-31" }, "$.date", DATE],
    [{ ...file, date: "2026-13-01" }, "$.date", DATE],
    [{ ...file, source: undefined }, "$.source", "expected a string"],
    [{ ...file, services: undefined }, "$.services", SERVICES],
    [{ ...file, services: ["GetObject"] }, "$.services", SERVICES],
    [{ ...file, services: "s3" }, "$.services", SERVICES],
    [{ ...file, retired: null }, "$.retired", SERVICES],
    [{ ...file, services: {} }, "$.services", "expected at least one service"],
    [{ ...file, services: { s3: ["GetObject"] } }, '$.services["s3"]', NAMES],
    [{ ...file, services: { s3: "A", 'a"b': "" } }, '$.services["a\\"b"]', NAMES],
    [{ ...file, services: { s3: " A" } }, '$.services["s3"]', NAMES],
    [{ ...file, services: { s3: "A " } }, '$.services["s3"]', NAMES],
    [{ ...file, services: { s3: "A  B" } }, '$.services["s3"]', NAMES],
    [{ ...file, services: { s3: "A\nB" } }, '$.services["s3"]', NAMES],
    [{ ...file, retired: { s3: 1 } }, '$.retired["s3"]', NAMES],
  ])("%# does not read %j", (json, path, message) => {
    expect(readCatalog(json)).toEqual({ ok: false, problems: [{ path, message }] });
  });
});

describe("defaultCatalog", () => {
  it("is made once, and knows what everybody knows", () => {
    const catalog = defaultCatalog();
    expect(defaultCatalog()).toBe(catalog);
    expect(catalog.services).toContain("s3");
    expect(catalog.actions("s3").map(({ name }) => name)).toContain("GetObject");
    expect(catalog.date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });
});
