const told = new Set<string>();

/** Tells the person who runs ESLint something that is no problem of a file; once in a process. */
export function warn(text: string): void {
  if (told.has(text)) return;
  told.add(text);
  process.emitWarning(text, "IamendWarning");
}
