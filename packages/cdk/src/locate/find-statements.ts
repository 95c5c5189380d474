import { isRefusal, type StatementSite } from "@iamend/source";
import type { Id, SourceStatement } from "../contract.js";
import type { CodeWorld } from "../evaluate/code-world.js";
import { meaningOf } from "../evaluate/mean.js";
import type { CodeFile } from "../parse/code-file.js";
import type { Node } from "../parse/syntax.js";
import { frameOf } from "./calls.js";
import type { Drafts } from "./drafts.js";
import type { CodeStatement } from "./located-code.js";
import { PROPERTIES, readStatement, type Reading } from "./policy-statement.js";
import { idOf } from "./site-of.js";
import { statementSite } from "./statement-site.js";

/** A statement and where it stands. */
export interface FoundStatement {
  readonly id: Id;
  readonly statement: CodeStatement;
  readonly site?: StatementSite;
}

/** All statements that a file makes. */
export function findStatements(world: CodeWorld, drafts: Drafts, file: CodeFile): readonly FoundStatement[] {
  return file.nodes.news.flatMap((node) => {
    const meaning = meaningOf(world, file, node.callee);
    if (meaning.kind !== "library" || meaning.path !== "aws-iam.PolicyStatement") return [];
    const [argument] = node.arguments;
    return [
      found(file, node, readStatement(world, drafts, file, argument, PROPERTIES), [frameOf(file, node)]),
    ];
  });
}

function found(file: CodeFile, node: Node, reading: Reading, frames: readonly number[]): FoundStatement {
  const site = statementSite(file, node);
  const statement: SourceStatement = {
    at: file.placeOf(node),
    ...reading,
    ...(isRefusal(site) ? { whole: site } : {}),
  };
  const code: CodeStatement = { statement, frames, sinks: [] };
  return { id: idOf("statement", file, node), statement: code, ...(isRefusal(site) ? {} : { site }) };
}
