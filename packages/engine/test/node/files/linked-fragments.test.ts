import { describe, expect, it } from "vitest";
import { linkedFragments } from "../../../src/node/files/linked-fragments.js";

describe("linkedFragments", () => {
  it.each([
    ["statements that a service includes", "a/st.yml", "- Effect: Allow\n", true],
    ["a policy", "a/p.json", '{ "Statement": [] }', true],
    ["a template", "a/t.yaml", "Resources: {}\n", false],
    ["what is read with its directory", "a/main.tf.json", "{}", false],
    ["another file", "a/x.txt", "", false],
  ])("%s", (_, target, text, expected) => {
    const links = [{ target, directory: "b", path: "b/link" }];
    const found = linkedFragments(links, { read: () => text }, (file) => file.endsWith(".tf.json"));
    expect([...found]).toEqual(expected ? [[target, "b"]] : []);
  });
});
