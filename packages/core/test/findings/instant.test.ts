import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { catalogLagDays } from "../../src/findings/catalog-lag.js";
import { laterAccess, oldest, parseInstant } from "../../src/findings/instant.js";

const noon = Date.UTC(2026, 0, 31, 12);

describe("parseInstant", () => {
  it.each([
    "2026-01-31T12:00:00Z",
    "2026-01-31T12:00Z",
    "2026-01-31T12:00:00",
    "2026-01-31 12:00:00+00:00",
    "2026-01-31T12:00:00.000000+00:00",
    "2026-01-31T14:00:00+0200",
    "2026-01-31T07:00:00-05:00",
  ])("reads %s", (text) => {
    expect(parseInstant(text)).toBe(noon);
  });

  it.each([
    "",
    "yesterday",
    "foo 1",
    "2026",
    "31.01.2026",
    "2026-13-01",
    "2026-01-31T25:00:00Z",
    "1769860800",
  ])("does not guess at %j", (text) => {
    expect(parseInstant(text)).toBeUndefined();
  });
});

describe("in another zone", () => {
  beforeAll(() => vi.stubEnv("TZ", "America/New_York"));
  afterAll(() => vi.unstubAllEnvs());

  it.each(["2026-01-31", "2026-01-31T00:00", "2026-01-31 00:00:00"])("takes %s for UTC", (text) => {
    expect(parseInstant(text)).toBe(Date.UTC(2026, 0, 31));
  });
});

describe("laterAccess", () => {
  it.each([
    [undefined, undefined, undefined],
    ["2026-01-01", undefined, "2026-01-01"],
    ["2026-01-01", "2026-01-02", "2026-01-02"],
    ["2026-01-01T01:00:00+02:00", "2026-01-01", "2026-01-01"],
    ["2026-01-01T00:00:00Z", "2026-01-01", "2026-01-01"],
    ["2026-01-01", "some day", "some day"],
    ["b", "a", "a"],
  ])("of %s and %s is %s", (left, right, expected) => {
    expect(laterAccess(left, right)).toBe(expected);
    expect(laterAccess(right, left)).toBe(expected);
  });
});

it("finds the oldest of the times that can be read", () => {
  expect(oldest(["2026-02-01", undefined, "long ago", "2026-01-01T02:00:00+03:00"])).toBe(
    "2026-01-01T02:00:00+03:00",
  );
  expect(oldest(["long ago", undefined])).toBeUndefined();
});

it("does not take the smaller text for the older time", () => {
  const early = "2026-01-01T01:00:00Z";
  const late = "2026-01-01T00:30:00-05:00";
  expect(oldest([early, late])).toBe(early);
  expect(oldest([late, early])).toBe(early);
});

it("gives one answer for two texts of one instant, whatever their order", () => {
  const texts = ["2026-01-01T00:00:00Z", "2026-01-01", "2026-01-01T01:00:00+01:00"];
  expect(oldest(texts)).toBe("2026-01-01");
  expect(oldest([...texts].reverse())).toBe("2026-01-01");
});

describe("catalogLagDays", () => {
  it.each([
    ["2026-01-01", "2026-04-11T05:00:00Z", 100],
    ["2026-01-01", "2026-01-01T23:59:59Z", 0],
    ["2026-01-02", "2026-01-01T23:59:59Z", -1],
    ["2026-01-01", "2026-01-03T00:30:00+01:00", 1],
    ["2026-01-01", "some day", undefined],
    ["some day", "2026-01-01", undefined],
  ])("from %s to %s: %s", (catalog, analyzed, days) => {
    expect(catalogLagDays(catalog, analyzed)).toBe(days);
  });
});
