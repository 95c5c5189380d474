import { encoded, partsOf, type Written } from "../../support/print/sketch.js";
import { inSub, inText, json } from "./json.js";
import { jsonLayout, type Layout } from "./layout.js";
import type { JsonText } from "./tree.js";

/** What follows the colon of a key whose value is a text that holds a policy; `column` is that of its lines. */
export function jsonTextInYaml({ policy, quotes, sub }: JsonText, column: number, layout: Layout): Written {
  const inside = partsOf(json(policy, 0, jsonLayout(layout), sub ? inSub : inText));
  const lines = (text: string): string => text.replaceAll("\n", `\n${" ".repeat(column)}`);
  const tag = sub && layout.functions === "short" ? " !Sub" : "";
  const call = sub && layout.functions === "long" ? `\n${" ".repeat(column)}Fn::Sub:` : "";
  const deeper = call === "" ? lines : (text: string): string => lines(text).replaceAll("\n", "\n  ");
  const start = `${call}${tag} `;
  switch (quotes) {
    case "single":
      return [start, "'", encoded(inside, (text) => deeper(text.replaceAll("'", "''"))), "'"];
    case "double":
      return [
        start,
        '"',
        encoded(inside, (text) =>
          deeper(JSON.stringify(text).slice(1, -1).replaceAll("\\n", "\n").replaceAll("\\t", "\t")),
        ),
        '"',
      ];
    case "literal":
      return [`${start}|-`, deeper("\n"), encoded(inside, deeper)];
    case "folded":
      return [`${start}>-`, deeper("\n"), encoded(inside, deeper)];
  }
}
