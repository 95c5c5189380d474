// What of aws-cdk-lib the recorder relies on: of any copy and version that the app loads, so by shape.

/** A PolicyStatement. */
export interface Statement {
  readonly effect: string;
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
}

/** A PolicyDocument; `statements` is private there, and has been an array of that name in every version. */
export interface Document {
  readonly statements: readonly Statement[];
}

/** A construct, and what makes it a resource, a stack or a stage. */
export interface Construct {
  readonly node: {
    readonly path: string;
    readonly root: Construct;
    readonly scope?: Construct;
    findAll(): readonly Construct[];
  };
}

export interface CfnElement extends Construct {
  /** A token, as text. */
  readonly logicalId: string;
}

export interface Stack extends Construct {
  readonly templateFile: string;
  resolve(value: unknown): unknown;
}

export interface Stage extends Construct {
  /** The directory of its assembly. */
  readonly outdir: string;
  readonly assetOutdir: string;
}

/** What a document is asked to resolve itself in. */
export interface ResolveContext {
  readonly preparing: boolean;
  readonly scope: Construct;
  readonly documentPath: readonly string[];
}

/** What writes the files of an assembly. */
export interface AssemblyBuilder {
  readonly outdir: string;
  /** That of the assembly that this one is nested in. */
  readonly parentBuilder?: AssemblyBuilder;
}

export function isStack(construct: Construct): construct is Stack {
  return "templateFile" in construct && "resolve" in construct;
}

export function isStage(construct: Construct): construct is Stage {
  return "outdir" in construct && "assetOutdir" in construct;
}
