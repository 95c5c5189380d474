import { InputError } from "@iamend/engine/node";

/** ESLint prints the stack of an error, and nobody who gave a wrong path wants to read ours. */
export function toldBriefly<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof InputError) error.stack = `${error.name}: ${error.message}`;
    throw error;
  }
}
