import type { Host } from "../contract.js";
import { createUnit, type CdkUnit } from "../parse/unit.js";

/** The code that the app ran as: what we have edited since is taken back, for records and stacks speak of what it was. */
export interface SynthesisedCode {
  readonly units: ReadonlyMap<string, CdkUnit>;
  readonly host: Host;
  /** Nothing was edited. */
  readonly isCurrent: boolean;
  /** Where an offset of the text that ran has gone; nothing: what stood there is no more. */
  now(file: string, offset: number): number | undefined;
}

export function synthesisedCode(units: ReadonlyMap<string, CdkUnit>, host: Host): SynthesisedCode {
  const before = new Map<string, CdkUnit>();
  for (const [file, unit] of units) {
    const text = host.before?.(file)?.text;
    if (text !== undefined && text !== unit.text) before.set(file, createUnit(file, text));
  }
  return {
    units:
      before.size === 0 ? units : new Map([...units].map(([file, unit]) => [file, before.get(file) ?? unit])),
    host: {
      read: (file) => host.before?.(file)?.text ?? host.read(file),
      list: (directory) => host.list(directory),
      modified: (file) => host.modified?.(file),
    },
    isCurrent: before.size === 0,
    now(file, offset) {
      const edited = host.before?.(file);
      return edited === undefined ? offset : edited.now(offset);
    },
  };
}
