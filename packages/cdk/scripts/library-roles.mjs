// Which roles the constructs of aws-cdk-lib make, read from its compiled code: `node scripts/library-roles.mjs [--check]`.
import { existsSync, readdirSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { join, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { format, resolveConfig } from "prettier";
import ts from "typescript";

const OUTPUT = fileURLToPath(new URL("../src/link/library-roles.generated.ts", import.meta.url));
const LIBRARY = realpathSync(new URL("../../../node_modules/aws-cdk-lib", import.meta.url));

/** Constructs in constructs in constructs: no library goes deeper. */
const DEEPEST = 4;
const REQUIRED = /([a-z]\w*)=\(\)=>\{var tmp=(?:__importStar\()?require\("([^"]+)"\)/g;

/** The text of the table. */
export async function libraryRoles() {
  const classes = readClasses();
  const table = new Map();
  for (const [key, { name, module }] of classes) {
    const roles = sorted(madeIn(classes, key, ["Role"], DEEPEST));
    const policies = sorted(madeIn(classes, key, ["Policy", "ManagedPolicy"], DEEPEST));
    // What is imported has none of its own, and is none that code can name.
    if (roles.length + policies.length > 0 && !/^(?:Import|_|$)/.test(name))
      table.set(`${module}.${name}`, { roles, policies });
  }
  const entries = [...table].sort(([a], [b]) => (a < b ? -1 : 1));
  const text = `// Written by scripts/library-roles.mjs from aws-cdk-lib ${version()}.

/** By the class of a construct, where in it the roles and policies are that it may make. */
export const LIBRARY_ROLES: Readonly<
  Record<string, { readonly roles: readonly string[]; readonly policies: readonly string[] }>
> = ${JSON.stringify(Object.fromEntries(entries))};
`;
  return format(text, { ...(await resolveConfig(OUTPUT)), parser: "typescript" });
}

/** Every class, by file and name. */
function readClasses() {
  const classes = new Map();
  for (const module of readdirSync(LIBRARY).sort()) {
    const lib = join(LIBRARY, module, "lib");
    if (!existsSync(lib)) continue;
    for (const path of readdirSync(lib, { recursive: true }).map(String).sort()) {
      const parts = path.split(sep);
      if (!path.endsWith(".js") || path.endsWith("generated.js") || parts.includes("node_modules")) continue;
      const file = join(lib, path);
      const text = readFileSync(file, "utf8");
      if (text.includes("class")) readFile({ module, file, text }, classes);
    }
  }
  return classes;
}

function readFile({ module, file, text }, classes) {
  const required = new Map([...text.matchAll(REQUIRED)].map(([, name, from]) => [name, resolve(file, from)]));
  let decorated;
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true), undefined);

  function visit(node, around) {
    let own = around;
    // Before a class with decorated members stands what it extends.
    if (
      ts.isVariableDeclaration(node) &&
      node.name.getText() === "_classSuper" &&
      node.initializer !== undefined
    )
      decorated = named(node.initializer);
    if (ts.isClassLike(node)) {
      const extended = node.heritageClauses?.[0]?.types[0].expression;
      const base = extended?.getText() === "_classSuper" ? decorated : extended && named(extended);
      own = { name: classNameOf(node), module, base, made: [] };
      classes.set(`${file}#${own.name}`, own);
    }
    if (ts.isNewExpression(node) && around !== undefined) {
      const [scope, id] = node.arguments ?? [];
      const made = named(node.expression);
      if (
        made !== undefined &&
        scope?.kind === ts.SyntaxKind.ThisKeyword &&
        id !== undefined &&
        ts.isStringLiteral(id)
      )
        around.made.push({ ...made, id: id.text });
    }
    ts.forEachChild(node, (child) => visit(child, own));
  }

  /** `Role`, `iam().Role` */
  function named(written) {
    const expression = ts.isParenthesizedExpression(written) ? written.expression : written;
    if (ts.isIdentifier(expression)) return { from: file, what: publicName(expression.text) };
    if (!ts.isPropertyAccessExpression(expression)) return undefined;
    const call = ts.isParenthesizedExpression(expression.expression)
      ? expression.expression.expression
      : expression.expression;
    if (!ts.isCallExpression(call) || !ts.isIdentifier(call.expression)) return undefined;
    return { from: required.get(call.expression.text), what: expression.name.text };
  }
}

/** `let Bucket=class Bucket2 extends …`, `var TaskDefinition2=class extends …` */
function classNameOf(node) {
  const { parent } = node;
  if (ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name)) return publicName(parent.name.text);
  if (ts.isBinaryExpression(parent) && ts.isIdentifier(parent.left)) return publicName(parent.left.text);
  return publicName(node.name?.text ?? "");
}

function publicName(name) {
  return name.replace(/(?<=[a-z])2$/, "");
}

/** Paths, from a construct of a class, of those of some classes of IAM that it makes. */
function madeIn(classes, key, whats, depth) {
  const found = classes.get(key);
  if (found === undefined || depth === 0) return [];
  const inherited = found.base === undefined ? undefined : keyOf(classes, found.base);
  return [
    ...(inherited === undefined ? [] : madeIn(classes, inherited, whats, depth)),
    ...found.made.flatMap((made) => {
      if (made.from?.includes(`${sep}aws-iam${sep}`) && whats.includes(made.what)) return [made.id];
      const inner = keyOf(classes, made);
      if (inner === undefined || inner === key) return [];
      return madeIn(classes, inner, whats, depth - 1).map((path) => `${made.id}/${path}`);
    }),
  ];
}

function sorted(paths) {
  return [...new Set(paths)].sort();
}

/** What a module means by a name: a class of its file, or, of an index, of its module. */
function keyOf(classes, { from, what }) {
  if (from === undefined) return undefined;
  const own = `${from}#${what}`;
  if (classes.has(own)) return own;
  return firstByName(classes).get(`${from.slice(LIBRARY.length + 1).split(sep)[0]}.${what}`);
}

const indexes = new WeakMap();

function firstByName(classes) {
  const known = indexes.get(classes);
  if (known !== undefined) return known;
  const index = new Map([...classes].reverse().map(([key, { module, name }]) => [`${module}.${name}`, key]));
  indexes.set(classes, index);
  return index;
}

function resolve(file, from) {
  if (!from.startsWith(".")) return undefined;
  const path = join(file, "..", from);
  return existsSync(`${path}.js`) ? `${path}.js` : join(path, "index.js");
}

function version() {
  return JSON.parse(readFileSync(join(LIBRARY, "package.json"), "utf8")).version;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const text = await libraryRoles();
  if (!process.argv.includes("--check")) writeFileSync(OUTPUT, text);
  else if (readFileSync(OUTPUT, "utf8") !== text) {
    console.error("library-roles.generated.ts is not what scripts/library-roles.mjs writes.");
    process.exitCode = 1;
  }
}
