// `count` and `for_each`: which instances there are.
import type { Place, Refusal } from "../../contract.js";
import { reason } from "../../evaluate/reason.js";
import { namespace, type Scope } from "../../evaluate/scope.js";
import { choice, number, unknown, type Value } from "../../evaluate/value.js";

/** One instance: what `count` or `each` is there, and how its address ends (`[0]`, `["a"]`, `[*]` for any number of them). */
export interface Repeated {
  readonly key: string | undefined;
  readonly scope: Scope;
  readonly unlisted?: Refusal;
}

/** `certain`: exactly these instances. `by`: what an index of the resource looks like. */
export interface Repetition {
  readonly by: "single" | "count" | "for_each";
  readonly instances: readonly Repeated[];
  readonly certain: boolean;
}

/** More instances are followed as one that stands for all. */
const MAX_INSTANCES = 500;

export function single(scope: Scope): Repetition {
  return { by: "single", certain: true, instances: [{ key: undefined, scope }] };
}

/** The instances that a value of `count` makes. */
export function repeatByCount(value: Value, scope: Scope, at: Place): Repetition {
  const numbers = value.kind === "choice" ? value.alternatives : [value];
  let most = 0;
  let least = Number.POSITIVE_INFINITY;
  let open = false;
  for (const one of numbers) {
    if (one.kind === "number" && Number.isSafeInteger(one.value) && one.value <= MAX_INSTANCES) {
      most = Math.max(most, one.value);
      least = Math.min(least, one.value);
    } else if (one.kind === "unknown" && one.fails) least = 0;
    else open = true;
  }
  const instances: Repeated[] = Array.from({ length: most }, (_, index) => ({
    key: String(index),
    scope: countScope(number(index), scope),
  }));
  if (open) {
    const why = reason("unresolved-reference", "How many of these there are is not known.", at);
    instances.push({ key: "*", scope: countScope(unknown(why), scope), unlisted: why });
  }
  return { by: "count", certain: !open && least === most, instances };
}

function countScope(index: Value, scope: Scope): Scope {
  return namespace("count", (name) => (name === "index" ? index : undefined), scope);
}

/** The instances that a value of `for_each` makes. */
export function repeatForEach(value: Value, scope: Scope, at: Place): Repetition {
  const why = reason("unresolved-reference", "The keys of `for_each` are not all known.", at);
  const found = new Map<string, { readonly key: Value; readonly values: Value[] }>();
  const others: Value[] = [];
  const keys = { certain: true };

  function add(key: string, keyValue: Value, each: Value): void {
    const known = found.get(key);
    if (known === undefined) found.set(key, { key: keyValue, values: [each] });
    else known.values.push(each);
  }

  function visitElement(element: Value): void {
    if (element.kind === "string") add(element.value, element, element);
    else others.push(element);
  }

  function visit(one: Value): void {
    switch (one.kind) {
      case "object":
        for (const [key, entry] of one.entries) add(key, text(key, entry.at ?? at), entry.value);
        if (one.open !== undefined) others.push(unknown(why));
        break;
      case "list":
        for (const element of one.elements) {
          if (element.kind === "some") {
            keys.certain = false;
            element.values.forEach(visitElement);
            if (element.open) others.push(unknown(why));
          } else visitElement(element);
        }
        break;
      case "choice":
        keys.certain = false;
        one.alternatives.forEach(visit);
        break;
      case "unknown":
        keys.certain = false;
        if (!one.fails) others.push(one);
        break;
      default:
        keys.certain = false;
    }
  }

  visit(value);
  if (found.size > MAX_INSTANCES) {
    found.clear();
    others.push(unknown(why));
  }
  const instances = [...found].map(([key, { key: keyValue, values }]): Repeated => {
    const each = choice(values, why);
    return { key: JSON.stringify(key), scope: eachScope(keyValue, each, scope) };
  });
  if (others.length > 0) {
    instances.push({ key: "*", scope: eachScope(unknown(why), choice(others, why), scope), unlisted: why });
  }
  return { by: "for_each", certain: keys.certain && others.length === 0, instances };
}

function text(value: string, at: Place): Value {
  return { kind: "string", value, origin: { form: "built", at, by: "key" } };
}

function eachScope(key: Value, value: Value, scope: Scope): Scope {
  return namespace("each", (name) => (name === "key" ? key : name === "value" ? value : undefined), scope);
}
