// The call stack as V8 has it, whatever else in the process has changed how stacks are printed.

const SETTINGS = ["prepareStackTrace", "stackTraceLimit"] as const;

/** The call sites below `callee`, which must be on the stack; at most `limit`, nearest first. */
export function callSites(callee: (...args: never[]) => unknown, limit: number): readonly NodeJS.CallSite[] {
  const before = SETTINGS.map((name) => [name, Object.getOwnPropertyDescriptor(Error, name)] as const);
  try {
    set("prepareStackTrace", (_: unknown, sites: readonly NodeJS.CallSite[]) => sites);
    set("stackTraceLimit", limit);
    const holder: { stack?: unknown } = {};
    Error.captureStackTrace(holder, callee);
    // Read here, for it is prepared when it is first read.
    const { stack } = holder;
    if (!Array.isArray(stack)) throw new Error("no structured stack");
    return stack as readonly NodeJS.CallSite[];
  } finally {
    for (const [name, descriptor] of before) {
      if (descriptor === undefined) Reflect.deleteProperty(Error, name);
      else Object.defineProperty(Error, name, descriptor);
    }
  }
}

function set(name: (typeof SETTINGS)[number], value: unknown): void {
  Object.defineProperty(Error, name, { value, configurable: true, enumerable: true, writable: true });
}
