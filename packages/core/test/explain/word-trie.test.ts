import { describe, expect, it } from "vitest";
import { wordTrie, type TrieAction, type WordNode } from "../../src/explain/word-trie.js";

/** The matches of a wildcard, sorted; the unused ones are written with a minus sign. */
function matches(names: string): readonly TrieAction[] {
  return names
    .split(" ")
    .map((text) => {
      const name = text.replace("-", "");
      return { name, folded: name.toLowerCase(), unused: text.startsWith("-") };
    })
    .sort((left, right) => (left.folded < right.folded ? -1 : 1));
}

/** A line a node: its depth, its word, its candidate, whether that is safe or what traps it, and its actions. */
function lines(nodes: readonly WordNode[], depth = 0): readonly string[] {
  return nodes.flatMap(({ word, candidate, safe, trap, actions, children }) => [
    `${"  ".repeat(depth)}${word} ${candidate} ${safe ? "safe" : `unsafe${trap === undefined ? "" : ` for ${trap}`}`} (${actions.map(({ name }) => name).join(" ")})`,
    ...lines(children, depth + 1),
  ]);
}

describe("wordTrie", () => {
  it.each([
    {
      wildcard: "Get*",
      names: "GetObject GetObjectAcl -GetBucketAcl",
      trie: [
        "Bucket GetBucket* unsafe (GetBucketAcl)",
        "  Acl GetBucketAcl* unsafe (GetBucketAcl)",
        "Object GetObject* safe (GetObject GetObjectAcl)",
        "  Acl GetObjectAcl* safe (GetObjectAcl)",
      ],
    },
    {
      wildcard: "*",
      names: "Get -Put",
      trie: ["Get Get* safe (Get)", "Put Put* unsafe (Put)"],
    },
    {
      // the name that the head itself is has no node
      wildcard: "Get*",
      names: "Get GetObject",
      trie: ["Object GetObject* safe (GetObject)"],
    },
    {
      // the head ends inside a word
      wildcard: "GetOb*",
      names: "GetObject -GetObelisk",
      trie: ["elisk GetObelisk* unsafe (GetObelisk)", "ject GetObject* safe (GetObject)"],
    },
    {
      // a trap lies outside its node
      wildcard: "Describe*",
      names: "DescribeHostReservations -DescribeHosts",
      trie: [
        "Host DescribeHost* unsafe for DescribeHosts (DescribeHostReservations)",
        "  Reservations DescribeHostReservations* safe (DescribeHostReservations)",
        "Hosts DescribeHosts* unsafe (DescribeHosts)",
      ],
    },
    {
      // an unused action within the node is no trap
      wildcard: "*",
      names: "HostA -HostB -Hosts",
      trie: [
        "Host Host* unsafe (HostA HostB)",
        "  A HostA* safe (HostA)",
        "  B HostB* unsafe (HostB)",
        "Hosts Hosts* unsafe (Hosts)",
      ],
    },
    {
      // sorted by prefix, though the actions below stand in another order
      wildcard: "*",
      names: "Hosts HostZ",
      trie: ["Host Host* safe (HostZ)", "  Z HostZ* safe (HostZ)", "Hosts Hosts* safe (Hosts)"],
    },
    {
      // the tail belongs to the candidate
      wildcard: "Get*Acl",
      names: "GetObjectAcl -GetBucketAcl",
      trie: [
        "Bucket GetBucket*Acl unsafe (GetBucketAcl)",
        "  Acl GetBucketAcl*Acl safe (GetBucketAcl)",
        "Object GetObject*Acl safe (GetObjectAcl)",
        "  Acl GetObjectAcl*Acl safe (GetObjectAcl)",
      ],
    },
    {
      // words that differ in case only are one, spelled as the first of them
      wildcard: "*",
      names: "DELETE DeletePortal",
      trie: ["DELETE DELETE* safe (DELETE DeletePortal)", "  Portal DeletePortal* safe (DeletePortal)"],
    },
    {
      // sorted by folded prefix
      wildcard: "*",
      names: "abc Abd AAA",
      trie: ["AAA AAA* safe (AAA)", "abc abc* safe (abc)", "Abd Abd* safe (Abd)"],
    },
  ])("of $wildcard over $names", ({ wildcard, names, trie }) => {
    expect(lines(wordTrie(wildcard, matches(names)))).toEqual(trie);
  });

  it("leaves out a trap where there is none", () => {
    const [node] = wordTrie("Get*", matches("GetObject"));
    expect(node).toEqual({
      word: "Object",
      prefix: "GetObject",
      candidate: "GetObject*",
      safe: true,
      actions: matches("GetObject"),
      children: [],
    });
    expect(node).not.toHaveProperty("trap");
  });
});
