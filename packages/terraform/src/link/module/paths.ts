// Paths of a root, `/` everywhere; the root itself is the empty path.

/** The directory of a file or directory. */
export function parentOf(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash < 0 ? "" : path.slice(0, slash);
}

/** `path` seen from `directory`; nothing if that leads out of the root, or the path is absolute. */
export function resolvePath(directory: string, path: string): string | undefined {
  if (path.startsWith("/") || /^[a-z]:/i.test(path)) return undefined;
  const parts = directory === "" ? [] : directory.split("/");
  for (const part of path.replaceAll("\\", "/").split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join("/");
}

/** The path that leads from a directory to another, as Terraform writes it. */
export function relativePath(from: string, to: string): string {
  const start = from === "" ? [] : from.split("/");
  const end = to === "" ? [] : to.split("/");
  let common = 0;
  while (common < start.length && common < end.length && start[common] === end[common]) common += 1;
  const path = [...start.slice(common).map(() => ".."), ...end.slice(common)].join("/");
  return path === "" ? "." : path;
}
