import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from "node:worker_threads";
import { wasmFile } from "../parse/wasm-file.js";
import { WORKER_SOURCE } from "./worker-source.js";

/** What the worker says to one question. */
export type WorkerAnswer =
  { readonly id: number; readonly json: unknown } | { readonly id: number; readonly error: string };

/** A thread with HashiCorp's parser in it, asked by one who waits. It does not keep the process alive. */
export interface HclWorker {
  /** The answer, or nothing if there was none in time: then the worker is of no more use. */
  readonly ask: (text: string, milliseconds: number) => WorkerAnswer | undefined;
  readonly stop: () => void;
}

export function startWorker(): HclWorker {
  const { port1, port2 } = new MessageChannel();
  const signal = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const parser = wasmFile("hcl2json/lib/index.cjs", "@cdktf/hcl2json");
  const worker = new Worker(WORKER_SOURCE, {
    eval: true,
    workerData: { port: port2, signal, parser },
    transferList: [port2],
    // The parser recurses as deep as the text nests; the default of 4 ends it at some thousand levels.
    resourceLimits: { stackSizeMb: 16 },
    // Options of the process, such as --input-type, would change what the program means.
    execArgv: [],
    // What its runtime prints when it dies is not for the user's terminal.
    stdout: true,
    stderr: true,
  });
  // Without a listener, an error in the thread would end the process; here it only means no answer.
  worker.on("error", () => undefined);
  worker.unref();
  port1.unref();
  let last = 0;
  return {
    ask(text, milliseconds) {
      last += 1;
      port1.postMessage({ id: last, text });
      return waitFor(last, port1, new Int32Array(signal), milliseconds);
    },
    stop() {
      port1.close();
      void worker.terminate();
    },
  };
}

/** Blocks this thread until the answer is there, or the time is over. */
function waitFor(
  id: number,
  port: MessagePort,
  bell: Int32Array,
  milliseconds: number,
): WorkerAnswer | undefined {
  const until = performance.now() + milliseconds;
  for (;;) {
    // Read before the mailbox: an answer that comes in between has rung the bell already.
    const rung = Atomics.load(bell, 0);
    const received: { readonly message: WorkerAnswer } | undefined = receiveMessageOnPort(port);
    if (received?.message.id === id) return received.message;
    if (received !== undefined) continue;
    const left = until - performance.now();
    if (left <= 0) return undefined;
    Atomics.wait(bell, 0, rung, left);
  }
}
