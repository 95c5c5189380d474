// The only door to the shared contract, so that its home can move in one place.
export type { Place, Range, Refusal } from "@iamend/source";
