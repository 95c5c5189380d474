/** The files that a relative name of a module may mean, likeliest first; none for what is no relative name. */
export function candidatesOf(from: string, specifier: string): readonly string[] {
  if (!/^\.\.?(?:\/|$)/.test(specifier)) return [];
  const path = joined(from, specifier);
  if (path === undefined) return [];
  const script = /\.[cm]?js$|\.jsx$/.test(from)
    ? [...JAVASCRIPT, ...TYPESCRIPT]
    : [...TYPESCRIPT, ...JAVASCRIPT];
  const inFolder = script.map((extension) =>
    path === "" ? `index${extension}` : `${path}/index${extension}`,
  );
  if (path === "" || specifier.endsWith("/") || /(?:^|\/)\.\.?$/.test(specifier)) return inFolder;
  const named = /\.[cm]?[jt]sx?$/.test(path) ? [...written(path, from), path] : [];
  return [...named, ...script.map((extension) => `${path}${extension}`), ...inFolder];
}

const TYPESCRIPT = [".ts", ".tsx", ".mts", ".cts"];
const JAVASCRIPT = [".js", ".mjs", ".cjs", ".jsx"];

/** TypeScript names what it will be compiled to. */
function written(path: string, from: string): readonly string[] {
  if (/\.[cm]?jsx?$/.test(from)) return [];
  const compiled = /\.([cm]?)js(x?)$/.exec(path);
  if (compiled === null) return [];
  const base = path.slice(0, compiled.index);
  const [, kind = "", x = ""] = compiled;
  return kind === "" && x === "" ? [`${base}.ts`, `${base}.tsx`] : [`${base}.${kind}ts${x}`];
}

/** Relative to the root; undefined: outside of it. */
function joined(from: string, specifier: string): string | undefined {
  const parts = from.split("/").slice(0, -1);
  for (const part of specifier.split("/")) {
    if (part === "..") {
      if (parts.pop() === undefined) return undefined;
    } else if (part !== "." && part !== "") parts.push(part);
  }
  return parts.join("/");
}
