/** What a value that is read should have become, beside the value itself, which stays as it is. */
export class ExpectedData {
  readonly #arrays = new Map<object, readonly unknown[]>();
  readonly #gone = new Map<object, Set<number>>();
  readonly #members = new Map<object, Map<string | number, unknown>>();

  get isNothing(): boolean {
    return this.#arrays.size + this.#gone.size + this.#members.size === 0;
  }

  /** Other elements. False: something else is expected of it already. */
  expectArray(array: object, elements: readonly unknown[]): boolean {
    if (this.#arrays.has(array)) return false;
    this.#arrays.set(array, elements);
    return true;
  }

  /** An element less. */
  expectGone(array: object, index: number): void {
    this.#gone.set(array, (this.#gone.get(array) ?? new Set()).add(index));
  }

  /** Something else in the place of an element or member. False: something else is expected there already. */
  expectMember(holder: object, key: string | number, value: unknown): boolean {
    const members = this.#members.get(holder) ?? new Map<string | number, unknown>();
    if (members.has(key)) return false;
    this.#members.set(holder, members.set(key, value));
    return true;
  }

  elementsOf(array: readonly unknown[]): readonly unknown[] {
    const replaced = this.#arrays.get(array);
    if (replaced !== undefined) return replaced;
    const [gone, members] = [this.#gone.get(array), this.#members.get(array)];
    if (gone === undefined && members === undefined) return array;
    return array
      .map((element, index) => (members?.has(index) === true ? members.get(index) : element))
      .filter((_, index) => gone?.has(index) !== true);
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

/**
 * What may stand where a policy template was: another one of SAM's with the same parameters, or a policy that allows these
 * actions and no others.
 */
export class ExpectedBundle {
  readonly name: string;
  readonly parameters: unknown;
  readonly keep: readonly string[];

  constructor(name: string, parameters: unknown, keep: readonly string[]) {
    this.name = name;
    this.parameters = parameters;
    this.keep = keep;
  }
}
