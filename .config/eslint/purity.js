// What keeps @iamend/core a function of its arguments: no platform, no clock, no chance, nothing asynchronous. And what keeps the
// engine free of the platform, but for the folder that is Node's.
import { builtinModules } from "node:module";

const pure = "@iamend/core is pure: what it needs from outside is passed in.";
const engine =
  "The engine outside of src/node is free of the platform: what it needs from outside is passed in.";

const platform = ["process", "Buffer", "console", "globalThis", "require", "fetch", "performance", "crypto"];
const timers = ["setTimeout", "setInterval", "setImmediate", "queueMicrotask"];

/** @param {string} message */
const globalsOf = (message) => [...platform, ...timers].map((name) => ({ name, message }));

/** @param {string} message @param {readonly string[]} more patterns that are refused, too */
const importsOf = (message, more = []) => ({
  paths: builtinModules.map((name) => ({ name, message })),
  patterns: [{ group: ["node:*", "node:*/**", ...more], message }],
});

export const globals = globalsOf(pure);
export const imports = importsOf(pure);

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

export const engineGlobals = globalsOf(engine);
export const engineImports = importsOf(engine, [
  "@iamend/terraform",
  "@iamend/cloudformation",
  "@iamend/cdk",
  "@humanwhocodes/momoa",
  "ignore",
  "jiti",
  "./node/**",
  "../**/node/**",
]);
export const engineSyntax = [
  {
    selector: "ImportExpression",
    message: "The engine is synchronous, and says at the top of a file what it imports.",
  },
];
