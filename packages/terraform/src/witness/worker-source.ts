/**
 * The program of the worker, as text: it then runs alike from sources, from a build, and from a bundle in one file.
 *
 * It loads HashiCorp's parser, which puts names on its global object, and answers each `{ id, text }` on its port with
 * `{ id, json }` or `{ id, error }`; then it wakes whoever waits for `signal`.
 */
export const WORKER_SOURCE = `
"use strict";
const { workerData } = require("node:worker_threads");
const { port, signal, parser } = workerData;
const { parse } = require(parser);
const bell = new Int32Array(signal);
function answer(message) {
  port.postMessage(message);
  Atomics.add(bell, 0, 1);
  Atomics.notify(bell, 0);
}
port.on("message", ({ id, text }) => {
  parse("input.tf", text).then(
    (json) => answer({ id, json }),
    (error) => answer({ id, error: String(error && error.message) }),
  );
});
`;
