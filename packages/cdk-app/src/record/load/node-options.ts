// Processes that the app starts in other folders (bundlers, npm) inherit NODE_OPTIONS and could not find the package by its
// name there, which ends them. By its path they can.
const BY_NAME = /(--require[= ]|-r[= ]|--import[= ])(["']?)@iamend\/cdk-app\/record\2(?=\s|$)/g;

/** Replaces the package's name in options of Node by a path. */
export function nameByPath(options: string, path: string): string {
  const quoted = `"${path.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
  return options.replaceAll(BY_NAME, (_, option: string) => {
    // --import takes a URL, and on Windows nothing else that is absolute.
    return option.startsWith("--import") ? `--require${option.slice(-1)}${quoted}` : `${option}${quoted}`;
  });
}
