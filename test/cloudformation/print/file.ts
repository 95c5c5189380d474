import { encoded, partsOf, type Sketch, type Written } from "../../support/print/sketch.js";
import { jsonLexer, yamlLexer } from "../support/lexers.js";
import { json } from "./json.js";
import type { Layout } from "./layout.js";
import type { JsonText, TreeMap } from "./tree.js";
import { blockMap } from "./yaml.js";

/** A file with the name `name` and the extension of the layout. `text`: how the policies in it are texts. */
export function fileOf(name: string, tree: TreeMap, layout: Layout, text?: JsonText["quotes"]): Sketch {
  const isYaml = layout.syntax === "yaml";
  const written: Written = isYaml ? withMarkers(blockMap(tree, 0, layout), layout) : json(tree, 0, layout);
  const ended = layout.finalLineBreak || (isYaml && layout.markers !== "none") ? [written, "\n"] : written;
  const parts = encoded(ended, (one) => one.replaceAll("\n", layout.lineBreak));
  return {
    file: `${name}.${isYaml ? "yaml" : "json"}`,
    parts: layout.byteOrderMark ? partsOf(["\uFEFF", parts]) : parts,
    lexer: text === undefined ? (isYaml ? yamlLexer : jsonLexer()) : jsonLexer(isYaml ? text : "double"),
  };
}

function withMarkers(written: Written, { markers }: Layout): Written {
  switch (markers) {
    case "none":
      return written;
    case "start":
      return ["---\n", written];
    case "both":
      return ["# A template.\n---\n", written, "\n..."];
    case "preceded":
      return ["---\nName: not this\nActions: [s3:GetObject]\n---\n", written];
    case "followed":
      return [written, "\n---\nName: not this\nActions: [s3:GetObject]"];
  }
}
