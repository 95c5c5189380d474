// The name of what is called at a position, as the source has it.

const NEW = /new\s+([\p{ID_Start}$_][\p{ID_Continue}$.\s]*)/uy;
const NAME = /[\p{ID_Start}$_][\p{ID_Continue}$]*/uy;

/** `grantRead` at `bucket.grantRead(…)`, `Function` at `new lambda.Function(…)`; positions are 1-based. */
export function calledName(lines: readonly string[], line: number, column: number): string | undefined {
  const text = lines[line - 1];
  if (text === undefined) return undefined;
  // A name may follow on the next line.
  const rest = `${text.slice(column - 1)}\n${lines[line] ?? ""}`;
  NEW.lastIndex = 0;
  const made = NEW.exec(rest)?.[1];
  if (made !== undefined) return made.split(".").at(-1)?.trim();
  NAME.lastIndex = 0;
  return NAME.exec(rest)?.[0];
}
