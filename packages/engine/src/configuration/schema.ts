import * as v from "valibot";

/** An array is an object too, and would pass for a record without members. */
const object = (message: string) =>
  v.custom<Record<string, unknown>>(
    (value) => typeof value === "object" && value !== null && !Array.isArray(value),
    message,
  );

const account = v.pipe(v.string(), v.regex(/^\d{12}$/, "expected an account id of 12 digits, in quotes"));
const accounts = v.pipe(v.array(account), v.minLength(1, "expected at least one account id"));
const texts = v.union([v.string(), v.array(v.string())], "expected a string or an array of strings");
const stack = v.pipe(
  v.string("expected the name of a stack"),
  v.regex(
    /^(?:arn:aws[a-z-]*:cloudformation:[a-z0-9-]+:\d{12}:stack\/[A-Za-z][A-Za-z0-9-]{0,127}(?:\/[\w-]+)?|[A-Za-z][A-Za-z0-9-]{0,127})$/,
    "expected the name of a stack (a letter, then letters, digits and hyphens), or its ARN",
  ),
);
const stacks = v.union(
  [stack, v.pipe(v.array(stack), v.minLength(1, "expected at least one name of a stack"))],
  "expected the name of a stack, or an array of names",
);
const list = v.array(v.string("expected a string"), "expected an array of strings");
const days = v.pipe(
  v.number("expected a number of days"),
  v.integer("expected a whole number of days"),
  v.minValue(0, "expected a number of days, 0 or more"),
);
const level = v.picklist(["off", "warn", "error"], 'expected "off", "warn" or "error"');

const ACCOUNTS = "expected account ids in quotes, or an object of path to account ids";
const STACKS = "expected an object of template to stack name";

/** The shape of a configuration as written; messages begin with `expected`. */
export const schema = v.strictObject({
  $schema: v.optional(v.string()),
  findings: v.optional(texts),
  evidence: v.optional(texts),
  accounts: v.optional(
    v.union([accounts, v.pipe(object(ACCOUNTS), v.record(v.string(), accounts))], ACCOUNTS),
  ),
  attachments: v.optional(v.picklist(["source", "unknown"], 'expected "source" or "unknown"')),
  principals: v.optional(v.pipe(object("expected an object of ARN to address"), v.record(v.string(), texts))),
  stacks: v.optional(v.pipe(object(STACKS), v.record(v.string(), stacks))),
  keep: v.optional(list),
  ignore: v.optional(list),
  rules: v.optional(v.pipe(object("expected an object of rule to level"), v.record(v.string(), level))),
  minUnusedDays: v.optional(days),
  maxFindingAgeDays: v.optional(days),
  maxCatalogLagDays: v.optional(days),
  catalog: v.optional(v.string("expected a string")),
});
