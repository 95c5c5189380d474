/** The file that a template means by a path of its own folder; `undefined`: none of this source, or none that may be read. */
export function localPath(from: string, written: string): string | undefined {
  if (/^[A-Za-z][\w+.-]*:|^\/|^\\/.test(written) || written === "") return undefined;
  const steps = from.split("/").slice(0, -1);
  for (const step of written.split("/")) {
    if (step === "" || step === ".") continue;
    if (step !== "..") steps.push(step);
    else if (steps.pop() === undefined) return undefined;
  }
  return steps.join("/");
}
