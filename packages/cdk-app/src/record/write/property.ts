// The name of a property as the template has it, found by the names that the construct had for it.

export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

/** An object. */
export interface JsonObject {
  readonly [name: string]: Json;
}

/** `undefined` if the resource or the property is not in the template. */
export function propertyIn(template: Json, logicalId: string, path: readonly string[]): string | undefined {
  const [section, ...steps] = path;
  const resource = memberOf(memberOf(template, "Resources"), logicalId);
  let value = section === undefined ? undefined : memberOf(resource, section);
  if (value === undefined) return undefined;
  // Of a document elsewhere than in the properties (metadata), the name says so.
  const names: string[] = section === "Properties" || section === undefined ? [] : [section];
  for (const step of steps) {
    if (Array.isArray(value)) {
      const item: Json | undefined = (value as readonly Json[])[Number(step)];
      if (item === undefined) return undefined;
      const name = memberOf(item, "PolicyName");
      names.push(typeof name === "string" ? name : step);
      value = item;
      continue;
    }
    const capital = step.slice(0, 1).toUpperCase() + step.slice(1);
    const name = [step, capital].find((one) => memberOf(value, one) !== undefined);
    if (name === undefined) {
      // Text, or a function that makes text of it.
      if (typeof value === "string" || isFunction(value)) break;
      return undefined;
    }
    names.push(name);
    value = memberOf(value, name);
  }
  // What a list of named policies has inside goes without saying.
  if (names.length === 3 && names[0] === "Policies" && names[2] === "PolicyDocument") names.pop();
  return names.length === 0 ? undefined : names.join("/");
}

function memberOf(value: Json | undefined, name: string): Json | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  return Object.hasOwn(value, name) ? (value as JsonObject)[name] : undefined;
}

function isFunction(value: Json | undefined): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const names = Object.keys(value);
  return names.length === 1 && (names[0]?.startsWith("Fn::") ?? false);
}
