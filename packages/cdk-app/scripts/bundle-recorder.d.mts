/** Writes `record.cjs` and `recorder.cjs` into `to`; `folder` is that of this package. */
export function bundleRecorder(folder: string, to: string): Promise<void>;
