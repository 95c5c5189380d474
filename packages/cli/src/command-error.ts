import { InputError } from "@iamend/engine/node/input";

/** The command cannot do its work: bad usage or unreadable input. One line for the user, exit code 2. */
export class CommandError extends InputError {
  override readonly name = "CommandError";
}
