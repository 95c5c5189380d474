import { describe, expect, it } from "vitest";
import { addressText, readAddressSpan } from "../../src/compare/conditions/address.js";
import { readDecimal } from "../../src/compare/conditions/decimal.js";
import { instantText, readInstant } from "../../src/compare/conditions/instant.js";

it.each<readonly [string, number | undefined]>([
  ["0", 0],
  ["12", 12],
  ["+5", 5],
  ["-5", -5],
  ["005", 5],
  ["1.25", 1.25],
  ["-0.5", -0.5],
  ["123456789012345", 123456789012345],
  ["-12345678901234.5", -12345678901234.5],
  // Doubles would confuse it with its neighbours.
  ["1234567890123456", undefined],
  ["0.123456789012345", undefined],
  ["", undefined],
  ["x5", undefined],
  ["5x", undefined],
  ["5.", undefined],
  [".5", undefined],
  ["1.2.3", undefined],
  ["1e5", undefined],
  ["0x5", undefined],
  ["--5", undefined],
])("the number %j is %s", (text, number) => {
  expect(readDecimal(text)).toBe(number);
});

describe("instants", () => {
  const day = 86_400_000;
  it.each<readonly [string, number | undefined]>([
    ["1970-01-01", 0],
    ["1970-01-02", day],
    ["2020-02-29", 18_321 * day],
    ["2020-12-31", 18_627 * day],
    ["1970-01-01T00:00Z", 0],
    ["1970-01-01T01:02Z", 3_720_000],
    ["1970-01-01T01:02:03Z", 3_723_000],
    ["1970-01-01T01:02:03.4Z", 3_723_400],
    ["1970-01-01T01:02:03.45Z", 3_723_450],
    ["1970-01-01T01:02:03.456Z", 3_723_456],
    ["1970-01-01T23:59:59Z", day - 1000],
    ["1970-01-02T01:30:00+01:30", day],
    ["1970-01-01T00:00:00-01:30", 5_400_000],
    ["1970-01-02T23:59:00+23:59", day],
    ["9999-12-31T23:59:59.999Z", Date.UTC(10_000, 0) - 1],
    ["000000000", 0],
    ["1577836800", 1_577_836_800_000],
    ["253402300799", Date.UTC(10_000, 0) - 1000],
    // Beyond the years that all have four digits, and before seconds are counted.
    ["253402300800", undefined],
    ["9999-12-31T23:59:59.999-00:01", undefined],
    ["1969-12-31", undefined],
    ["1970-01-01T00:00:00+00:01", undefined],
    ["0075-01-01", undefined],
    ["0000-01-01", undefined],
    // No such day or time.
    ["2020-00-01", undefined],
    ["2020-13-01", undefined],
    ["2020-01-00", undefined],
    ["2020-01-32", undefined],
    ["2020-02-30", undefined],
    ["2019-02-29", undefined],
    ["2020-12-32", undefined],
    ["2020-01-01T24:00Z", undefined],
    ["2020-01-01T00:60Z", undefined],
    ["2020-01-01T00:00:60Z", undefined],
    ["2020-01-01T00:00+24:00", undefined],
    ["2020-01-01T00:00+00:60", undefined],
    // Not written so.
    ["", undefined],
    ["2020-01-01T00:00:00", undefined],
    ["2020-01-01T00:00:00.1234Z", undefined],
    ["2020-01-01T00Z", undefined],
    ["2020-1-1", undefined],
    ["20200101", undefined],
    ["x2020-01-01", undefined],
    ["12020-01-01", undefined],
    ["2020-01-01x", undefined],
    ["2020-01-01 00:00Z", undefined],
    ["12345678", undefined],
    ["1234567890123", undefined],
    ["x1577836800", undefined],
    ["1577836800x", undefined],
  ])("%j is %s", (text, instant) => {
    expect(readInstant(text)).toBe(instant);
  });

  it("are written so that they are read again", () => {
    expect(instantText(1_577_836_800_123)).toBe("2020-01-01T00:00:00.123Z");
  });
});

describe("addresses", () => {
  const v6 = 2n ** 32n;
  it.each<readonly [string, readonly [from: bigint, to: bigint] | undefined]>([
    ["0.0.0.0", [0n, 0n]],
    ["0.0.1.2", [258n, 258n]],
    ["255.255.255.255", [v6 - 1n, v6 - 1n]],
    ["10.0.0.0/8", [0x0a000000n, 0x0affffffn]],
    ["0.0.0.0/0", [0n, v6 - 1n]],
    ["1.2.3.4/32", [0x01020304n, 0x01020304n]],
    ["1.2.3.4/31", [0x01020304n, 0x01020305n]],
    ["::", [v6, v6]],
    ["::1", [v6 + 1n, v6 + 1n]],
    ["1::", [v6 + (1n << 112n), v6 + (1n << 112n)]],
    ["0:0:0:0:0:0:1:Ff", [v6 + 0x100ffn, v6 + 0x100ffn]],
    ["0:0:0:0:0:0::1", [v6 + 1n, v6 + 1n]],
    ["::/0", [v6, v6 + (1n << 128n) - 1n]],
    ["::10/124", [v6 + 16n, v6 + 31n]],
    ["::1/128", [v6 + 1n, v6 + 1n]],
    // Bits beyond the prefix: nobody says what they mean.
    ["10.0.0.1/8", undefined],
    ["::1/64", undefined],
    ["", undefined],
    ["/8", undefined],
    ["10.0.0", undefined],
    ["10.0.0.0.0", undefined],
    ["10.0.0.256", undefined],
    ["10.0.0.01", undefined],
    ["10.0.0.1x", undefined],
    ["10.0.0.x1", undefined],
    ["10.0.0.", undefined],
    ["0.0.0.0/33", undefined],
    ["0.0.0.0/", undefined],
    ["0.0.0.0/00", undefined],
    ["0.0.0.0/8/8", undefined],
    ["::/129", undefined],
    ["::x", undefined],
    ["::12345", undefined],
    ["::g1", undefined],
    ["::1g", undefined],
    ["1::2::3", undefined],
    ["1:2:3", undefined],
    ["1:2:3:4:5:6:7:8:9", undefined],
    ["1:2:3:4:5:6:7::8", undefined],
    ["::1.2.3.4", undefined],
  ])("%j", (text, span) => {
    expect(readAddressSpan(text)).toEqual(span && { from: span[0], to: span[1] });
  });

  it.each([
    [0n, "0.0.0.0"],
    [0x01020304n, "1.2.3.4"],
    [v6 - 1n, "255.255.255.255"],
    [v6, "0:0:0:0:0:0:0:0"],
    [v6 + 0x1234_00ffn, "0:0:0:0:0:0:1234:ff"],
  ])("%s is written %s", (point, text) => {
    expect(addressText(point)).toBe(text);
  });
});
