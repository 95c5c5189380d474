import type { JsonObject } from "@iamend/core";
import { isJsonObject } from "./json-object.js";

/** A template as text, and what stands where in it. */
export interface PrintedTemplate {
  readonly text: string;
  /** Keys and positions from the root to the value that begins, with its key, nearest before or at an offset. */
  readonly pathAt: (offset: number) => readonly string[];
}

/** A value by its key in what is around it: templates are large, and few of their paths are ever asked for. */
interface Step {
  readonly key: string;
  readonly around: Step | undefined;
}

/** Prints a template as JSON. */
export function printTemplate(template: JsonObject): PrintedTemplate {
  const starts: number[] = [];
  const steps: Step[] = [];
  const parts: string[] = [];
  let length = 0;
  print(template, undefined, "\n");
  return {
    text: parts.join(""),
    pathAt(offset) {
      let [low, high] = [0, starts.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((starts[middle] ?? 0) <= offset) low = middle + 1;
        else high = middle;
      }
      const path: string[] = [];
      for (let step = steps[low - 1]; step !== undefined; step = step.around) path.push(step.key);
      return path.reverse();
    },
  };

  function put(text: string): void {
    parts.push(text);
    length += text.length;
  }

  function print(value: unknown, step: Step | undefined, margin: string): void {
    if (Array.isArray(value)) {
      put("[");
      for (const [index, item] of (value as readonly unknown[]).entries())
        printMember(item, String(index), "", step, index === 0, margin);
      put(value.length === 0 ? "]" : `${margin}]`);
    } else if (isJsonObject(value)) {
      put("{");
      let isFirst = true;
      for (const key in value) {
        if (value[key] === undefined) continue;
        printMember(value[key], key, `${JSON.stringify(key)}: `, step, isFirst, margin);
        isFirst = false;
      }
      put(isFirst ? "}" : `${margin}}`);
    } else put(JSON.stringify(value ?? null));
  }

  function printMember(
    value: unknown,
    key: string,
    before: string,
    around: Step | undefined,
    isFirst: boolean,
    margin: string,
  ): void {
    put(`${isFirst ? "" : ","}${margin} `);
    const step = { key, around };
    starts.push(length);
    steps.push(step);
    put(before);
    print(value, step, `${margin} `);
  }
}
