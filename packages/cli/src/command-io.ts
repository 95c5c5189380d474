import type { Palette } from "./output/terminal.js";

/** Where a command writes: data to `out`, everything else to `err`; and the colours of each. */
export interface CommandIo {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly outPalette: Palette;
  readonly errPalette: Palette;
}

/** 0: nothing to report; 1: a finding of the command; 2: it could not do its work. */
export type ExitCode = 0 | 1 | 2;
