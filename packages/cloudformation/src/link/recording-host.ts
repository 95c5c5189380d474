import type { Host } from "../contract.js";

/** The same host; the texts that it gives are noted, by file. */
export function recordingHost(host: Host, texts: Map<string, string>): Host {
  return {
    list: (directory) => host.list(directory),
    read: (file) => {
      const text = host.read(file);
      if (typeof text === "string") texts.set(file, text);
      return text;
    },
  };
}
