/** A value with a tag that YAML itself does not know: `!Sub`, `!GetAtt`. */
export class Tagged {
  readonly tag: string;
  readonly value: unknown;

  constructor(tag: string, value: unknown) {
    this.tag = tag;
    this.value = value;
  }
}

export function untagged(value: unknown): unknown {
  return value instanceof Tagged ? value.value : value;
}
