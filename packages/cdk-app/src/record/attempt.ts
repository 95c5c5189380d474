// Nothing that the recorder does may break a synth.

/** Does `work`; what it throws ends there, told only to those who ask for it by IAMEND_RECORD_DEBUG. */
export function attempt(what: string, work: () => void, failed?: () => void): void {
  try {
    work();
  } catch (error) {
    try {
      failed?.();
    } catch {
      // There is nothing left to do.
    }
    if (process.env["IAMEND_RECORD_DEBUG"])
      process.stderr.write(
        `iamend record: ${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
      );
  }
}
