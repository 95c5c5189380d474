import { kindOf } from "../../claim/kind-of.js";
import { resolved } from "../../evaluate/members.js";
import type { MapNode, ParsedText } from "../../parse/node.js";

/** A file that may hold templates. */
export interface TemplateUnit {
  readonly file: string;
  readonly text: string;
  /** False: no policy is written in it, nor anybody who holds one. */
  readonly hasPolicyWords?: boolean;
  readonly parsed: () => ParsedText;
}

/** A document of a file that stacks are made of. */
export interface TemplateSource {
  readonly file: string;
  /** Which document of the file. */
  readonly document: number;
  readonly root: MapNode;
  readonly kind: "template" | "serverless";
  /** Whether stacks may be nested in it. */
  readonly mayNest: boolean;
}

/** The templates and services in a file. */
export function sourcesIn({
  file,
  text,
  hasPolicyWords = true,
  parsed,
}: TemplateUnit): readonly TemplateSource[] {
  if (!hasPolicyWords && !OTHER_WORDS.test(text)) return [];
  const mayNest = /CloudFormation::Stack|Serverless::Application/.test(text);
  return parsed().roots.flatMap((node, document) => {
    const root = resolved(node);
    const kind = root === undefined ? undefined : kindOf(root);
    if (root?.kind !== "map" || kind === undefined || kind === "policy") return [];
    return [{ file, document, root, kind, mayNest }];
  });
}

/** Of what makes roles by itself, or leads to other templates. */
const OTHER_WORDS = /AWS::CloudFormation::Stack|AWS::Serverless::|provider/;
