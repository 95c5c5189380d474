import { Schema, type CollectionTag, type ScalarTag } from "yaml";

/** Short forms of functions that are met. Any other tag is kept as well; but `yaml` makes a warning with a stack of each that it is not told. */
const SHORT_FORMS = [
  ..."And Base64 Cidr Condition Equals FindInMap GetAZs GetAtt If ImportValue Join Length Not Or Ref".split(
    " ",
  ),
  ..."Select Split Sub ToJsonString Transform".split(" "),
];

/** A tag leaves its node as it is, and a scalar a text. */
const tags: (ScalarTag | CollectionTag)[] = SHORT_FORMS.flatMap((name) => [
  { tag: `!${name}`, resolve: (text: string) => text },
  { tag: `!${name}`, collection: "seq" },
  { tag: `!${name}`, collection: "map" },
]);

/** The core schema of YAML 1.2, whatever a `%YAML` line says: a policy's version stays a text and is no date. */
export const YAML_SCHEMA = createSchema();

function createSchema(): Schema {
  const schema = new Schema({ schema: "core", customTags: tags, resolveKnownTags: false });
  // It is looked into with names from the text: `!<constructor>` is no tag that it knows.
  Object.setPrototypeOf(schema.knownTags, null);
  return schema;
}
