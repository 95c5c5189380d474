import type { Layout } from "./layout.js";

/** A text that is nothing else to any reader of YAML, in blocks and between brackets. */
const PLAIN = /^[A-Za-z](?:[\w/.:*-]*[\w/.*-])?$/;
const DATE = /^\d{4}-\d\d-\d\d$/;
const OTHER_TYPES = /^(?:true|false|yes|no|on|off|null|y|n)$/i;

/** A text as a scalar in the quotes of the layout, or in those that it needs. */
export function scalarText(text: string, { quotes }: Pick<Layout, "quotes">): string {
  // A year is a date to some, which nobody minds who writes templates.
  const plain = DATE.test(text) || (PLAIN.test(text) && !OTHER_TYPES.test(text));
  if (quotes === "plain" && plain) return text;
  if (quotes === "double" || /[\n\r\\]/.test(text)) return JSON.stringify(text);
  return `'${text.replaceAll("'", "''")}'`;
}

/** Keys are mostly plain, whatever the layout. */
export function keyText(key: string): string {
  return key === "<<" ? key : scalarText(key, { quotes: "plain" });
}
