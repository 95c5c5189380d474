import { scalar, type FunctionDefinition } from "./definition.js";

/** The last part of a path. */
function baseName(path: string): string {
  if (path === "") return ".";
  const parts = path.split("/").filter((part) => part !== "");
  return parts.at(-1) ?? "/";
}

/** All but the last part, without detours. */
function directoryName(path: string): string {
  const above = path.slice(0, path.lastIndexOf("/") + 1);
  const isAbsolute = above.startsWith("/");
  const parts: string[] = [];
  for (const part of above.split("/")) {
    if (part === "" || part === ".") continue;
    const last = parts.at(-1);
    if (part !== "..") parts.push(part);
    else if (last !== undefined && last !== "..") parts.pop();
    else if (!isAbsolute) parts.push(part);
  }
  const clean = `${isAbsolute ? "/" : ""}${parts.join("/")}`;
  return clean === "" ? "." : clean;
}

export const PATHS: Readonly<Record<string, FunctionDefinition>> = {
  basename: scalar(["string"], ([path]) => baseName(path)),
  dirname: scalar(["string"], ([path]) => directoryName(path)),
};
