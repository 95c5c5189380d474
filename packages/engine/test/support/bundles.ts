import type { Bundle, Place } from "@iamend/source";

/** What stands behind the names that the small language knows. */
const BUNDLES: Readonly<Record<string, readonly string[]>> = {
  ReadWrite: ["s3:GetObject", "s3:ListBucket", "s3:PutObject", "s3:DeleteObject"],
  Read: ["s3:GetObject", "s3:ListBucket"],
  Write: ["s3:PutObject"],
  Describe: ["ec2:Describe*"],
  Queue: ["sqs:SendMessage", "sqs:PurgeQueue"],
  Pass: ["iam:PassRole"],
};

export function bundleNamed(name: string, at: Place): Bundle {
  const actions = BUNDLES[name];
  if (actions === undefined) throw new Error(`there is no bundle ${name}`);
  return { at, name, actions };
}

/** The bundle with the fewest actions that allows no more than another, and all of `keep`. */
export function narrowerBundle({ name, actions }: Bundle, keep: readonly string[]): string | undefined {
  const fitting = Object.entries(BUNDLES).filter(
    ([other, own]) =>
      other !== name &&
      own.every((action) => actions.includes(action)) &&
      keep.every((action) => own.includes(action)),
  );
  return fitting.sort(([, left], [, right]) => left.length - right.length)[0]?.[0];
}
