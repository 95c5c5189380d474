// Calls of modules that are not part of the source: what they are given may be policies, and what becomes of it is not known.
import type { Refusal } from "../contract.js";
import { isCertain } from "../evaluate/elements.js";
import type { Value } from "../evaluate/value.js";
import type { Expression } from "../parse/ast.js";
import { looksLikePolicy, type DraftDocument } from "./documents.js";
import { argument, type MergedBlock } from "./module/merged-block.js";
import { addressIn } from "./module/module-instance.js";
import type { World } from "./module/world.js";
import { joinContents, type Content } from "./policy/content.js";
import type { Policies } from "./policy/policies.js";
import { refuse } from "./refusal.js";

/** The policies in the arguments of such calls, all `unknown`. */
export function unseenDocuments(world: World, policies: Policies): readonly DraftDocument[] {
  return world.instances.flatMap((instance) =>
    [...instance.module.calls].flatMap(([name, call]) => {
      if (world.follows(instance, name)) return [];
      const open = unseen(name, call);
      return world.callScopes(instance, name).flatMap((scope) => {
        const contents = call.parts.flatMap(({ body, file }) =>
          body.attributes.flatMap(({ value, at }) =>
            isNone(value) ? [] : [found(world.evaluate({ value, file, at }, scope), call)],
          ),
        );
        const content = joinContents(contents);
        if (content.statements.length === 0) return [];
        const draft: DraftDocument = {
          address: addressIn(instance, `module.${name}`),
          at: call.at,
          kind: "unknown",
          attachment: "inline",
          holders: [],
          content: { ...content, open },
          unlisted: open,
        };
        return [draft];
      });
    }),
  );

  function found(value: Value, call: MergedBlock): Content {
    switch (value.kind) {
      case "string":
      case "partial":
        return looksLikePolicy(value, world) ? policies.content(value, call.at) : { statements: [] };
      case "choice":
        return joinContents(value.alternatives.map((one) => found(one, call)));
      case "list":
        return joinContents(
          value.elements.flatMap((element) =>
            (isCertain(element) ? [element] : element.values).map((one) => found(one, call)),
          ),
        );
      case "object": {
        if (value.entries.has("Statement")) return policies.object(value, call.at);
        const statement = policies.statementLike(value, call.at);
        if (statement !== undefined) return statement;
        return joinContents([...value.entries.values()].map((entry) => found(entry.value, call)));
      }
      default:
        return { statements: [] };
    }
  }
}

/** Whether an argument is no policy by its looks, as most are. */
function isNone(expression: Expression): boolean {
  const { kind } = expression;
  if (kind === "string") return !expression.value.includes('"Statement"');
  return kind === "number" || kind === "bool" || kind === "null";
}

function unseen(name: string, { parts, at }: MergedBlock): Refusal {
  const source = argument(parts, "source")?.value;
  const from = source?.kind === "string" ? ` (${source.value})` : "";
  return refuse("unseen-module", `module.${name}${from} is not part of this source, and takes it`, at);
}
