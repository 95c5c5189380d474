const TAB_COLUMNS = 4;

/** Lines that a change makes longer than this are broken where their form allows it. */
export const MAX_COLUMNS = 100;

/** How wide a text on one line is; a tab counts four. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) columns += character === "\t" ? TAB_COLUMNS : 1;
  return columns;
}
