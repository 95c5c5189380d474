/** Every file below the folder whose text is UTF-8: path with `/`, relative to it → text. */
export function readFolder(folder: string): Map<string, string>;
