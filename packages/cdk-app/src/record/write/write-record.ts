// The record as a file: whole or not at all.
import { renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Ledger } from "../ledger.js";
import { assemblyFolder } from "./assembly-folder.js";
import { buildRecord } from "./build-record.js";
import type { RecordFile } from "./record-format.js";

const NAME = "iamend-record.json";

export function writeRecord(outdir: string, ledger: Ledger): void {
  const record = buildQuietly(outdir, ledger);
  const file = join(outdir, NAME);
  const beside = `${file}.${String(process.pid)}`;
  try {
    writeFileSync(beside, `${JSON.stringify(record, undefined, 1)}\n`);
    renameSync(beside, file);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

/** What the recorder itself reads of statements is no one's doing either. */
function buildQuietly(outdir: string, ledger: Ledger): RecordFile {
  ledger.inDocument += 1;
  try {
    return buildRecord(outdir, ledger, assemblyFolder(outdir));
  } finally {
    ledger.inDocument -= 1;
  }
}

export function removeRecord(outdir: string): void {
  rmSync(join(outdir, NAME), { force: true });
}
