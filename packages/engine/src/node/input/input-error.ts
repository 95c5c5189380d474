/** The work cannot be done for what was given: bad or unreadable input. Its message is one line for the user. */
export class InputError extends Error {
  override readonly name: string = "InputError";
}
