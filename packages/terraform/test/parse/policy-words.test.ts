import { describe, expect, it } from "vitest";
import { mayHoldPolicy } from "../../src/parse/policy-words.js";

describe("a text that may hold a policy", () => {
  it.each([
    ['resource "aws_iam_role" "a" {}', true],
    ['data "aws_iam_policy_document" "a" {}', true],
    ["policy_statements = {}", true],
    ["x = jsonencode({ Statement = [] })", true],
    ['actions = ["s3:*"]', true],
    ['{ "NotAction": "*" }', true],
    ["managed_policies = []", true],
    ['resource "aws_s3_bucket" "a" {}', false],
    ["", false],
  ])("%s", (text, expected) => {
    expect(mayHoldPolicy(text)).toBe(expected);
  });
});
