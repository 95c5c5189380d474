/** What a value that is read should have become, beside the value itself, which stays as it is. */
export class ExpectedData {
  readonly #arrays = new Map<object, readonly unknown[]>();
  readonly #members = new Map<object, Map<string | number, unknown>>();

  get isNothing(): boolean {
    return this.#arrays.size + this.#members.size === 0;
  }

  /** False: something else is expected of it already. */
  expectArray(array: object, elements: readonly unknown[]): boolean {
    if (this.#arrays.has(array)) return false;
    this.#arrays.set(array, elements);
    return true;
  }

  expectMember(holder: object, key: string | number, value: unknown): boolean {
    const members = this.#members.get(holder) ?? new Map<string | number, unknown>();
    if (members.has(key)) return false;
    this.#members.set(holder, members.set(key, value));
    return true;
  }

  elementsOf(array: readonly unknown[]): readonly unknown[] {
    const elements = this.#arrays.get(array) ?? array;
    const members = this.#members.get(array);
    return members === undefined
      ? elements
      : elements.map((element, index) => (members.has(index) ? members.get(index) : element));
  }

  memberOf(holder: object, key: string, value: unknown): unknown {
    const members = this.#members.get(holder);
    return members?.has(key) === true ? members.get(key) : value;
  }
}

/** A text is expected that says this in JSON. */
export class ExpectedJson {
  readonly data: unknown;

  constructor(data: unknown) {
    this.data = data;
  }
}
