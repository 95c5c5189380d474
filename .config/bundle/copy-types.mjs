// The declarations that are published: those that lead from one of a package's public types.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import ts from "typescript";

/**
 * Copies the declaration `entry` and all that it leads to into the folder `to`, laid out as they were. Throws where one
 * names a package that is not in `allowed`: whoever installs ours does not have it.
 */
export function copyTypes({ entry, to, allowed }) {
  const from = dirname(entry);
  const texts = new Map();
  const waiting = [entry];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (texts.has(file)) continue;
    const text = readFileSync(file, "utf8").replace(/\n\/\/# sourceMappingURL=.*\s*$/, "\n");
    texts.set(file, text);
    const { importedFiles, referencedFiles, typeReferenceDirectives } = ts.preProcessFile(text, true, true);
    for (const { fileName } of [...referencedFiles, ...typeReferenceDirectives])
      throw new Error(`${file} needs ${fileName} to be there wherever it is used`);
    for (const { fileName: specifier } of importedFiles) {
      if (specifier.startsWith(".")) waiting.push(declarationOf(resolve(dirname(file), specifier)));
      else if (!allowed.includes(specifier))
        throw new Error(
          `${file} tells users types of ${specifier}; of packages it may name ${allowed.join(", ")}`,
        );
    }
  }
  rmSync(to, { recursive: true, force: true });
  for (const [file, text] of texts) {
    const copy = join(to, relative(from, file));
    mkdirSync(dirname(copy), { recursive: true });
    writeFileSync(copy, text);
  }
}

function declarationOf(module) {
  return module.replace(/\.js$/, ".d.ts");
}
