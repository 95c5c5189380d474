import { DEFAULT_CONFIGURATION, type HolderReport } from "@iamend/engine";
import { expect, it } from "vitest";
import { withDerivedNames } from "../../src/shared/derived-names.js";

const arn = (account: string, name = "Main-Role-AbCdEfGh1234"): string =>
  `arn:aws:iam::${account}:role/${name}`;
const [ONE, TWO] = ["111122223333", "444455556666"];

function holder(
  address: string,
  speaks: readonly string[],
  known = "derived",
  maybe: readonly string[] = [],
): HolderReport["holders"][number] {
  return { address, type: "role", name: "", known, speaks, silent: [], maybe };
}

it.each([
  {
    name: "the only one of the account",
    accounts: [ONE],
    holders: [holder("A#Role", [arn(ONE)])],
    mapped: [[arn(ONE), ["A#Role"]]],
  },
  {
    name: "one in each account",
    accounts: [ONE, TWO],
    holders: [holder("A#Role", [arn(ONE), arn(TWO)])],
    mapped: [
      [arn(ONE), ["A#Role"]],
      [arn(TWO), ["A#Role"]],
    ],
  },
  {
    name: "of an account nothing is known",
    accounts: [ONE, TWO],
    holders: [holder("A#Role", [arn(ONE)])],
    mapped: [],
  },
  { name: "the accounts are not known", accounts: [], holders: [holder("A#Role", [arn(ONE)])], mapped: [] },
  {
    name: "another role may be it",
    accounts: [ONE],
    holders: [holder("A#Role", [arn(ONE)]), holder("A#Other", [], "partly", [arn(ONE)])],
    mapped: [],
  },
  {
    name: "two roles would be it",
    accounts: [ONE],
    holders: [holder("A#Role", [arn(ONE)]), holder("A#Other", [arn(ONE)])],
    mapped: [],
  },
  {
    name: "one role holds two policies",
    accounts: [ONE],
    holders: [holder("A#Role", [arn(ONE)]), holder("A#Role", [arn(ONE)])],
    mapped: [[arn(ONE), ["A#Role"]]],
  },
  {
    name: "its name is known otherwise",
    accounts: [ONE],
    holders: [holder("A#Role", [arn(ONE)], "literal")],
    mapped: [],
  },
])("$name", ({ accounts, holders, mapped }) => {
  const configuration = {
    ...DEFAULT_CONFIGURATION,
    accounts: accounts.length === 0 ? [] : [{ path: "A", accounts }],
  };
  const reports = [
    { address: "A#Policy", at: { file: "A", range: [0, 0] as const }, closed: false, holders },
  ];
  expect([...withDerivedNames(configuration, reports).principals]).toEqual(mapped);
});
