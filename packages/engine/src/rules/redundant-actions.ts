import type { Finding, Rule } from "./context.js";

/** Patterns that another pattern of the same list contains. */
export const redundantActions: Rule = {
  name: "no-redundant-actions",
  *check({ redundancies, reach, offers }) {
    for (const { list, items, refused } of redundancies) {
      const found = reach.lists.get(list);
      for (const [index, container] of items) {
        const item = found?.list.items[index];
        if (found === undefined || item === undefined || !("value" in item)) continue;
        const fix = offers.fix(list, index);
        const why = fix === undefined ? (refused ?? offers.refusal(list)) : undefined;
        const same = container.toLowerCase() === item.value.toLowerCase();
        const finding: Finding = {
          at: item.at,
          message: same
            ? `\`${item.value}\` stands in the list twice.`
            : `\`${item.value}\` is allowed by \`${container}\` of the same list already.`,
          principals: [],
          address: found.address,
          pattern: item.value,
          replacement: [],
          ...(fix === undefined ? {} : { fix }),
          ...(why === undefined ? {} : { refused: why }),
        };
        yield finding;
      }
    }
  },
};
