import { foldAscii } from "../text/ascii-case.js";
import { hasWildcard } from "./match.js";

/**
 * One element of `Action` or `NotAction`, read.
 *
 * - `everything`: `*`, all actions of all services.
 * - `service`: `prefix:name`, the prefix literal; `service` is the prefix folded, `prefix` as written.
 * - `unreadable`: no colon, an empty part, or a wildcard in the prefix, which AWS rejects. Never changed.
 */
export type ActionPattern =
  | { readonly kind: "everything"; readonly text: string }
  | {
      readonly kind: "service";
      readonly text: string;
      readonly prefix: string;
      readonly service: string;
      readonly name: string;
      readonly wildcard: boolean;
    }
  | { readonly kind: "unreadable"; readonly text: string; readonly why: string };

export function readActionPattern(text: string): ActionPattern {
  if (text !== "" && /^\*+$/.test(text)) return { kind: "everything", text };
  const colon = text.indexOf(":");
  if (colon < 0) return { kind: "unreadable", text, why: "an action is written service:Name" };
  const prefix = text.slice(0, colon);
  const name = text.slice(colon + 1);
  if (prefix === "") return { kind: "unreadable", text, why: "the service before the colon is missing" };
  if (name === "") return { kind: "unreadable", text, why: "the action after the colon is missing" };
  if (hasWildcard(prefix)) {
    return { kind: "unreadable", text, why: "AWS accepts no wildcard in the service before the colon" };
  }
  return { kind: "service", text, prefix, service: foldAscii(prefix), name, wildcard: hasWildcard(name) };
}
