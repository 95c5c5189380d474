import fc from "fast-check";

// The tests of a change fail because of the change: without a word they ask the same questions each time. New ones are asked by
// the long runs (IAMEND_PROPERTY_RUNS), or with IAMEND_PROPERTY_SEED=random; a seed that a failure printed repeats it.
const given = process.env["IAMEND_PROPERTY_SEED"];
const isLong = process.env["IAMEND_PROPERTY_RUNS"] !== undefined;

if (given === undefined ? !isLong : given !== "random") {
  fc.configureGlobal({ seed: Number(given ?? "20261124") });
}
