import { catalogFileOf, findingOf } from "../../support/case-files.js";
import { lawCaseFiles, type LawCase } from "../../support/law-cases.js";
import { printedCase } from "../../support/print/printed-case.js";
import { textOf } from "../../support/print/sketch.js";
import { hasSyntax, type Form } from "../../cloudformation/forms/form.js";
import { forms as templateForms } from "../../cloudformation/forms/forms.js";
import { LAYOUTS, TIDY as TIDY_TEMPLATE, type Layout } from "../../cloudformation/print/layout.js";
import { layoutFor, mappingOf, principalsOf } from "../../cloudformation/support/findings-for.js";
import { forms as terraformForms } from "../../terraform/forms/forms.js";
import { TIDY } from "../../terraform/print/style.js";
import { ACCOUNT } from "../../support/fix-root.js";

type Files = Readonly<Record<string, unknown>>;

/** A case of the law in every form that can say it, each in a folder of its own with its own role. */
export function printedRoots(
  names: readonly string[],
): readonly { readonly name: string; readonly files: Files }[] {
  const cases = lawCaseFiles().flatMap(({ cases: own }) => own);
  return names.flatMap((name) => {
    const one = cases.find((candidate) => candidate.name.startsWith(name));
    if (one === undefined) throw new Error(`there is no case called ${name}`);
    return [
      { name: `Terraform: ${one.name}`, files: terraformRoot(one) },
      { name: `templates: ${one.name}`, files: templateRoot(one, () => TIDY_TEMPLATE) },
    ];
  });
}

/** A case of the law in every form of a template, each in another layout. */
export function layoutsRoot(name: string): Files {
  const one = lawCaseFiles()
    .flatMap(({ cases }) => cases)
    .find((candidate) => candidate.name.startsWith(name));
  if (one === undefined) throw new Error(`there is no case called ${name}`);
  const layouts = Object.values(LAYOUTS);
  return templateRoot(one, (form, index) => {
    const layout = layouts[index % layouts.length] ?? TIDY_TEMPLATE;
    return hasSyntax(form, layout) ? layout : TIDY_TEMPLATE;
  });
}

function terraformRoot(one: LawCase): Files {
  const { before, after } = printedCase(one);
  const able = terraformForms
    .map((form, index) => ({ form, name: `form${String(index)}` }))
    .filter(
      ({ form }) =>
        form.cannot(before) === undefined &&
        (form.leavesBehind === undefined || after.statements.length === before.statements.length),
    );
  const principals = able.flatMap(
    ({ form, name }) => form.principals?.(name) ?? [{ type: "role" as const, name }],
  );
  return {
    ...Object.fromEntries(
      able.flatMap(({ form, name }) =>
        form.print(before, name, TIDY).map(({ file, parts }) => [`${name}/${file}`, textOf(parts)]),
      ),
    ),
    ...worldOf(one, principals, []),
  };
}

function templateRoot(one: LawCase, layoutOf: (form: Form, index: number) => Layout): Files {
  const { before } = printedCase(one);
  const printed = templateForms.flatMap((form, index) => {
    if (form.cannot(before) !== undefined) return [];
    const name = `form${String(index)}`;
    const files = form
      .print(before, name, layoutFor(form, layoutOf(form, index)))
      .map(({ file, parts }) => [`${name}/${file}`, textOf(parts)] as const);
    return [{ form, name, files }];
  });
  return {
    ...Object.fromEntries(printed.flatMap(({ files }) => files)),
    ...worldOf(
      one,
      printed.flatMap(({ form, name }) => principalsOf(form, name)),
      printed.flatMap(({ form, name, files }) => mappingOf(form, name, files[0]?.[0] ?? "")),
    ),
  };
}

function worldOf(
  one: LawCase,
  principals: readonly { readonly type: string; readonly name: string }[],
  mapping: readonly (readonly [arn: string, addresses: readonly string[]])[],
): Files {
  return {
    "iamend.config.json": {
      findings: ["findings.json"],
      accounts: [ACCOUNT],
      attachments: "source",
      principals: Object.fromEntries(mapping),
      ...(one.catalog === "current" ? {} : { catalog: "catalog.json" }),
      ...(one.keep === undefined ? {} : { keep: one.keep }),
    },
    "findings.json": principals.map(({ type, name }) => findingOf(one, `${type}/${name}`)),
    "catalog.json": catalogFileOf(one),
  };
}
