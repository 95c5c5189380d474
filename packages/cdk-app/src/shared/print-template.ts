import type { JsonObject } from "@iamend/core";
import { isJsonObject } from "./json-object.js";

/** A template as text, and what stands where in it. */
export interface PrintedTemplate {
  readonly text: string;
  /** Keys and positions from the root to the value that begins, with its key, nearest before or at an offset. */
  readonly pathAt: (offset: number) => readonly string[];
}

/** Prints a template as JSON. */
export function printTemplate(template: JsonObject): PrintedTemplate {
  const starts: number[] = [];
  const paths: (readonly string[])[] = [];
  let text = "";
  print(template, []);
  return {
    text,
    pathAt(offset) {
      let [low, high] = [0, starts.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((starts[middle] ?? 0) <= offset) low = middle + 1;
        else high = middle;
      }
      return paths[low - 1] ?? [];
    },
  };

  function print(value: unknown, path: readonly string[]): void {
    note(path);
    if (Array.isArray(value)) {
      printMembers(
        "[",
        value.map((item: unknown, index) => [String(index), "", item] as const),
        "]",
        path,
      );
    } else if (isJsonObject(value)) {
      const members = Object.entries(value).filter(([, item]) => item !== undefined);
      printMembers(
        "{",
        members.map(([key, item]) => [key, `${JSON.stringify(key)}: `, item] as const),
        "}",
        path,
      );
    } else text += JSON.stringify(value ?? null);
  }

  function note(path: readonly string[]): void {
    starts.push(text.length);
    paths.push(path);
  }

  function printMembers(
    open: string,
    members: readonly (readonly [key: string, before: string, value: unknown])[],
    close: string,
    path: readonly string[],
  ): void {
    const margin = `\n${" ".repeat(path.length)}`;
    text += open;
    for (const [index, [key, before, value]] of members.entries()) {
      text += `${index === 0 ? "" : ","}${margin} `;
      note([...path, key]);
      text += before;
      print(value, [...path, key]);
    }
    text += members.length === 0 ? close : `${margin}${close}`;
  }
}
