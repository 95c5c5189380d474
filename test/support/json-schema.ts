/** The part of JSON Schema that the schemas of this project use. */
interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly $schema?: string;
  readonly title?: string;
  readonly description?: string;
}

const KNOWN = new Set([
  "$ref",
  "type",
  "const",
  "enum",
  "anyOf",
  "properties",
  "additionalProperties",
  "required",
  "items",
  "minItems",
  "maxItems",
  "minimum",
  "$defs",
  "$schema",
  "title",
  "description",
]);

/** What a value has against a schema, each with its path; a key that the schema does not name is told too. */
export function faults(value: unknown, schema: unknown): readonly string[] {
  const root = schema as Schema;
  return faultsAt(value, root, root, "$");
}

function faultsAt(value: unknown, schema: Schema, root: Schema, path: string): readonly string[] {
  const strange = Object.keys(schema).filter((key) => !KNOWN.has(key));
  if (strange.length > 0)
    throw new Error(`${path}: the schema uses ${strange.join(", ")}, which is not checked`);
  if (schema.$ref !== undefined) {
    const target = root.$defs?.[schema.$ref.replace("#/$defs/", "")];
    if (target === undefined) throw new Error(`${schema.$ref} is not defined`);
    return faultsAt(value, target, root, path);
  }
  if (schema.anyOf !== undefined) {
    return schema.anyOf.some((one) => faultsAt(value, one, root, path).length === 0)
      ? []
      : [`${path}: none of anyOf`];
  }
  if ("const" in schema && value !== schema.const)
    return [`${path}: expected ${JSON.stringify(schema.const)}`];
  if (schema.enum !== undefined && !schema.enum.includes(value))
    return [`${path}: ${JSON.stringify(value)} is none of ${JSON.stringify(schema.enum)}`];
  if (schema.type !== undefined && typeOf(value, schema.type) !== schema.type)
    return [`${path}: expected ${schema.type}, found ${JSON.stringify(value)}`];
  if (typeof value === "number" && schema.minimum !== undefined && value < schema.minimum)
    return [`${path}: expected at least ${String(schema.minimum)}, found ${String(value)}`];
  if (Array.isArray(value)) return faultsOfArray(value, schema, root, path);
  return typeof value === "object" && value !== null ? faultsOfObject(value, schema, root, path) : [];
}

function faultsOfArray(
  value: readonly unknown[],
  { items, minItems = 0, maxItems = Infinity }: Schema,
  root: Schema,
  path: string,
): readonly string[] {
  if (value.length < minItems || value.length > maxItems) return [`${path}: ${String(value.length)} items`];
  return items === undefined
    ? []
    : value.flatMap((item, index) => faultsAt(item, items, root, `${path}[${String(index)}]`));
}

function faultsOfObject(
  value: object,
  { properties = {}, additionalProperties, required = [] }: Schema,
  root: Schema,
  path: string,
): readonly string[] {
  const missing = required
    .filter((key) => !Object.hasOwn(value, key))
    .map((key) => `${path}.${key}: is missing`);
  return [
    ...missing,
    ...Object.entries(value).flatMap(([key, member]: [string, unknown]) => {
      const schema = properties[key] ?? additionalProperties;
      return schema === undefined
        ? [`${path}.${key}: the schema does not name it`]
        : faultsAt(member, schema, root, `${path}.${key}`);
    }),
  ];
}

function typeOf(value: unknown, expected: string): string {
  if (Array.isArray(value)) return "array";
  if (value === null) return "null";
  return expected === "integer" && Number.isInteger(value) ? "integer" : typeof value;
}
