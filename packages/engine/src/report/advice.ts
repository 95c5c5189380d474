import type { Problem } from "./problem.js";

/** What closes each open question, as one line of configuration. */
const LINES: Readonly<Record<string, string>> = {
  "accounts-unknown":
    '"accounts": ["<account id>"], the accounts that this code is deployed to, would make them certain',
  "attachments-unknown":
    '"attachments": "source", if managed policies are attached by this source alone, would make them certain',
  "derived-name":
    '"evidence": ["<file>"], with what `aws cloudformation describe-stack-resources` prints of each stack, would make them certain',
  "evidence-incomplete":
    '"evidence": ["<file>"], with what `aws cloudformation describe-stack-resources` prints in every account and region, would make them certain',
  "stack-not-known":
    '"stacks": {"<template>": ["<stack>"]}, with all stacks made of each template, would make them certain',
};

/** The line of configuration that would turn most suggestions into fixes; nothing if none would. */
export function advise(problems: readonly Problem[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { suggestions, refused } of problems) {
    if (refused === undefined || suggestions?.some(({ narrows }) => narrows) !== true) continue;
    if (LINES[refused.code] !== undefined) counts.set(refused.code, (counts.get(refused.code) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, left], [, right]) => right - left)[0] ?? [];
  return most === undefined ? undefined : LINES[most];
}
