import type { Change, Id } from "../../src/contract.js";
import type { CdkLocated } from "../../src/link/located.js";

/** Pattern → what takes its place, in every list that holds it; `remove`: statements that hold such a pattern. */
export interface Request {
  readonly replace?: Readonly<Record<string, readonly string[]>>;
  readonly append?: Readonly<Record<string, readonly string[]>>;
  readonly remove?: readonly string[];
  /** Name of a grant → what must stay of each of its calls. */
  readonly keep?: Readonly<Record<string, readonly string[]>>;
}

export function changesFor(located: CdkLocated, request: Request): readonly Change[] {
  const changes: Change[] = [];
  for (const [list, { items }] of located.lists) {
    const replaced = new Map<number, readonly string[]>();
    items.forEach((item, index) => {
      const values = "value" in item ? request.replace?.[item.value] : undefined;
      if (values !== undefined) replaced.set(index, values);
      const behind = "value" in item ? request.append?.[item.value] : undefined;
      if (behind !== undefined) changes.push({ list, append: behind });
    });
    if (replaced.size > 0) changes.push({ list, items: replaced });
  }
  for (const [statement, { lists }] of located.statements) {
    if (lists.some((list) => holdsAny(located, list, request.remove ?? []))) changes.push({ statement });
  }
  for (const [bundle, { name }] of located.bundles) {
    const keep = request.keep?.[name];
    if (keep !== undefined) changes.push({ bundle, keep });
  }
  return changes;
}

function holdsAny(located: CdkLocated, list: Id, patterns: readonly string[]): boolean {
  const items = located.lists.get(list)?.items ?? [];
  return items.some((item) => "value" in item && patterns.includes(item.value));
}
