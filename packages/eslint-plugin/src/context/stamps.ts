import { statSync } from "node:fs";

/** What changes when a file does, without a look into it; another word if there is none. */
export function stampOf(path: string): string {
  try {
    const { mtimeMs, size, ino } = statSync(path);
    return `${String(mtimeMs)}:${String(size)}:${String(ino)}`;
  } catch {
    return "none";
  }
}

export function stamps(paths: readonly string[]): string {
  return paths.map((path) => `${path}:${stampOf(path)}`).join("\n");
}
