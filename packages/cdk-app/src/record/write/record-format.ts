// `iamend-record.json`, which lies beside the manifest of the outermost assembly. Paths are relative to that folder, with `/`.

export interface RecordFile {
  readonly version: 1;
  /** Every file named below. */
  readonly files: Hashes;
  /** Every template named below, as it was written together with this record. */
  readonly templates: Hashes;
  /** By place, then by content. */
  readonly statements: readonly RecordedStatement[];
}

/** Name → what was there, in lower-case hexadecimal digits. */
export type Hashes = Readonly<Record<string, { readonly sha256: string }>>;

export interface RecordedStatement {
  /** The nearest user code: `new`, or the name of what was called. */
  readonly at: RecordedPlace;
  readonly by: "new" | "fromJson" | "library";
  /** The name of the function or class that user code called at `at`, where by is `library`. */
  readonly through?: string;
  readonly effect: string;
  /** As of synthesis, additions included; a token that comes to no text is `null`. */
  readonly actions: RecordedActions;
  readonly notActions?: RecordedActions;
  /** Calls of `addActions` and `addNotActions` after it was made. */
  readonly added?: readonly RecordedAddition[];
  /** User code has read its actions or printed it, so they may be in places that nothing here tells of. */
  readonly elsewhere?: true;
  /** Where it ended; none if it was never synthesised. */
  readonly documents: readonly RecordedDocument[];
}

/** `line` and `column` are 1-based, in UTF-16 units. */
export interface RecordedPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export interface RecordedAddition {
  readonly at: RecordedPlace;
  readonly actions: RecordedActions;
  readonly notActions?: RecordedActions;
}

export interface RecordedDocument {
  readonly template: string;
  readonly logicalId: string;
  /** Its property, as the template has it; what has a `PolicyName` in a list goes by that: `Policies/Read`. */
  readonly property: string;
  /** The path of the construct. */
  readonly path: string;
}

export type RecordedActions = readonly (string | null)[];
