import type { Host } from "../contract.js";
import type { Source } from "./cursor.js";
import type { LinkedFile } from "./sites.js";
import { createUnit, type CloudFormationUnit } from "./unit.js";

/** The files in which policies may stand: templates, and what variables of the Serverless Framework include. */
export class Files {
  readonly #units: ReadonlyMap<string, CloudFormationUnit>;
  readonly #host: Host;
  readonly #sources = new Map<
    string,
    { readonly unit: CloudFormationUnit; readonly source: Source } | undefined
  >();

  constructor(units: ReadonlyMap<string, CloudFormationUnit>, host: Host) {
    this.#units = units;
    this.#host = host;
    for (const unit of units.values()) if (unit.hasPolicyWords) this.source(unit.file);
  }

  /** Undefined: it holds no policies, or cannot be read. */
  source(file: string): Source | undefined {
    if (!this.#sources.has(file)) this.#sources.set(file, this.#read(file));
    return this.#sources.get(file)?.source;
  }

  /** Those that were asked for, and all in which a word of policies stands. */
  all(): readonly CloudFormationUnit[] {
    return [...this.#sources.values()].flatMap((found) => found?.unit ?? []);
  }

  linked(): ReadonlyMap<string, LinkedFile> {
    return new Map(
      [...this.#sources].flatMap(([file, found]) =>
        found === undefined ? [] : [[file, found.source] as const],
      ),
    );
  }

  #read(file: string): { readonly unit: CloudFormationUnit; readonly source: Source } | undefined {
    const unit = this.#units.get(file) ?? this.#included(file);
    if (unit?.hasPolicyWords !== true) return undefined;
    const { text, parsed } = unit;
    const { language, comments } = parsed();
    return { unit, source: { file, text, language, comments, other: (name) => this.source(name) } };
  }

  #included(file: string): CloudFormationUnit | undefined {
    const text = this.#host.read(file);
    // What a variable names holds statements at least, or a part of one.
    return typeof text === "string" ? { ...createUnit(file, text), hasPolicyWords: true } : undefined;
  }
}
