// Methods replaced by their like: a wrapper adds a frame to the stack while the method runs, so only methods are wrapped in
// which nothing looks at the stack.

type Method = (this: never, ...args: never[]) => unknown;

/** The member called `name` of something that a module exports; missing, this is no aws-cdk-lib that the recorder knows. */
export function memberOf(value: unknown, name: string): object {
  const member: unknown =
    (typeof value === "object" && value !== null) || typeof value === "function"
      ? Reflect.get(value, name)
      : undefined;
  if ((typeof member === "object" && member !== null) || typeof member === "function") return member;
  throw new Error(`there is no ${name}`);
}

/** Replaces the method called `name`. */
export function wrapMethod<M extends Method>(
  holder: object,
  name: string,
  wrapperOf: (method: M) => M,
): void {
  const descriptor = Object.getOwnPropertyDescriptor(holder, name);
  if (typeof descriptor?.value !== "function") throw new Error(`there is no method ${name}`);
  Object.defineProperty(holder, name, { ...descriptor, value: wrapperOf(descriptor.value as M) });
}

/** Replaces what reads the property called `name`. */
export function wrapGetter<G extends (this: never) => unknown>(
  holder: object,
  name: string,
  wrapperOf: (getter: G) => G,
): void {
  const descriptor = Object.getOwnPropertyDescriptor(holder, name);
  const { get } = (descriptor ?? {}) as { readonly get?: G };
  if (get === undefined) throw new Error(`there is no getter ${name}`);
  Object.defineProperty(holder, name, { ...descriptor, get: wrapperOf(get) });
}
