import type { Request } from "../support/requests.js";

/** A file before and after, drawn, and what was asked of it. */
export interface EditCase extends Request {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}
