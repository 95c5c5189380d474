/**
 * The path that another one means in a directory, both relative to the root, `/` everywhere. Steps out of the root stay, as `../…`: no
 * file of the root is called so.
 */
export function pathIn(directory: string, path: string): string {
  const steps: string[] = [];
  for (const step of `${directory}/${path}`.split("/")) {
    if (step === "" || step === ".") continue;
    if (step === ".." && steps.length > 0 && steps.at(-1) !== "..") steps.pop();
    else steps.push(step);
  }
  return steps.length === 0 ? "." : steps.join("/");
}

/** The directory that a file or directory lies in; of the root, `..`. */
export function directoryOf(path: string): string {
  return pathIn(path, "..");
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
