/** The options of `iamend check`, as the command line gives them; paths are relative to the working directory. */
export interface CheckCommandOptions {
  readonly findings?: readonly string[];
  readonly evidence?: readonly string[];
  readonly principal?: string;
  readonly accounts?: readonly string[];
  readonly config?: string;
  readonly root?: string;
  readonly fix?: boolean;
  readonly fixSuggestions?: boolean;
  readonly diff?: boolean;
  readonly format: "stylish" | "json";
  readonly output?: string;
  readonly stdinFilename?: string;
  readonly maxWarnings?: number;
  readonly strict?: boolean;
  readonly explainHolders?: boolean;
  readonly catalog?: string;
  /** `--no-config-code` makes it false. */
  readonly configCode: boolean;
  readonly keep?: readonly string[];
  readonly minUnusedDays?: number;
}
