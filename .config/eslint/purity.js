// What keeps @iamend/core a function of its arguments: no platform, no clock, no chance, nothing asynchronous.
import { builtinModules } from "node:module";

const pure = "@iamend/core is pure: what it needs from outside is passed in.";

const platform = ["process", "Buffer", "console", "globalThis", "require", "fetch", "performance", "crypto"];
const timers = ["setTimeout", "setInterval", "setImmediate", "queueMicrotask"];

export const globals = [...platform, ...timers].map((name) => ({ name, message: pure }));

export const imports = {
  paths: builtinModules.map((name) => ({ name, message: pure })),
  patterns: [{ group: ["node:*", "node:*/**"], message: pure }],
};

export const properties = [
  { object: "Date", property: "now", message: pure },
  { object: "Math", property: "random", message: pure },
];

export const syntax = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: pure },
  { selector: "CallExpression[callee.name='Date']", message: pure },
  {
    selector: "ImportExpression",
    message: "@iamend/core is synchronous, and says at the top of a file what it imports.",
  },
];
