// What the names in a template stand for.
import type { Place } from "../contract.js";
import type { TemplateNode } from "../parse/node.js";
import type { ListValue } from "./list-value.js";
import type { TextValue } from "./text-value.js";

/** What a template is evaluated in: one for each stack, and one more for each turn of a loop. */
export interface Scope {
  /** The file that the nodes stand in. */
  readonly file: string;
  /** Key of the stack, to which the resources belong that are referred to. */
  readonly instance: string;
  readonly parameters: ReadonlyMap<string, Parameter>;
  /** `Mappings` of the template. */
  readonly mappings?: TemplateNode | undefined;
  /** Pseudo parameters that are known, by their full name. */
  readonly pseudo: ReadonlyMap<string, TextValue>;
  /** Variables of the loops around. */
  readonly loops: ReadonlyMap<string, TextValue>;
  /** What a nested stack of this source gives out. */
  readonly output?: (logicalId: string, name: string) => TextValue | undefined;
  /** What another stack of this source exports under that name. */
  readonly exported?: (name: string) => TextValue | undefined;
  /** Set for files of the Serverless Framework, whose variables come before everything else. */
  readonly serverless?: ServerlessFile;
  /** What was evaluated already. */
  readonly memo: Map<TemplateNode, Remembered>;
  /** Shared by all scopes of a link. */
  readonly run: Run;
}

/** A parameter as declared, and what the parent stack passes for it. */
export interface Parameter {
  readonly at: Place;
  readonly default?: TextValue;
  /** All that it can be. */
  readonly allowed?: readonly string[];
  /** Its default is a list, with commas between. */
  readonly isList: boolean;
  readonly passed?: () => TextValue;
  readonly passedList?: () => ListValue | undefined;
}

/** What `${self:…}` and `${file(…)}` read. */
export interface ServerlessFile {
  readonly root: TemplateNode;
  readonly file: string;
  /** Another file, its path relative to the service. */
  readonly other: (path: string) => { readonly root: TemplateNode; readonly file: string } | undefined;
}

/** Parts of a text one after another; `pending` while they are looked for. */
type Remembered = readonly TextValue[] | "pending";

/** How deep evaluation is at the moment. */
export interface Run {
  depth: number;
}

export function createRun(): Run {
  return { depth: 0 };
}

/** A scope in which no name stands for anything. */
export function createBareScope(file: string): Scope {
  return {
    file,
    instance: file,
    parameters: new Map(),
    pseudo: new Map(),
    loops: new Map(),
    memo: new Map(),
    run: createRun(),
  };
}

/** The scope of one turn of a loop. */
export function withLoop(scope: Scope, name: string, value: TextValue): Scope {
  return { ...scope, loops: new Map([...scope.loops, [name, value]]), memo: new Map() };
}

export function placeIn(scope: Scope, { at }: Pick<TemplateNode, "at">): Place {
  return { file: scope.file, range: at };
}
