import type { Catalog, PrincipalFindings } from "@iamend/core";
import {
  readConfiguration,
  type Configuration,
  type ProjectInput,
  type RuleLevel,
  type RuleName,
} from "@iamend/engine";
import { cloudformationAdapter } from "@iamend/cloudformation";
import { InputError, loadCatalog, readEvidenceFiles, readPrincipals } from "@iamend/engine/node/input";
import type { UnusedPermissionsOptions } from "./options.js";

/** Options as read. */
export interface Knowledge {
  /** But for accounts and principals, which are about single templates. */
  readonly configuration: Configuration;
  readonly accounts: readonly string[];
  /** ARN → construct paths. */
  readonly mappings: ReadonlyMap<string, readonly string[]>;
  readonly derivedNames: boolean;
  readonly findings: readonly PrincipalFindings[];
  readonly evidence: NonNullable<ProjectInput["evidence"]>;
  readonly catalog: Catalog;
  /** What is to be known of the files. */
  readonly notices: readonly string[];
}

/** The rest of what iamend looks for is wrong with or without findings: that is for a linter, not for a synthesis. */
const RULES: Readonly<Record<RuleName, RuleLevel>> = {
  "no-unused-permissions": "error",
  "no-unused-principals": "off",
  "no-unknown-actions": "off",
  "no-redundant-actions": "off",
  "max-policy-size": "off",
  "no-ambiguous-principals": "warn",
};

/** Reads options and the files that they name; throws what a person has to mend. `owner` is named in errors. */
export function readKnowledge(options: UnusedPermissionsOptions, owner: string): Knowledge {
  const { principal, principals = {}, derivedNames = false, ...written } = options;
  const mappings = Object.entries(principals).map(
    ([arn, paths]) => [arn, (typeof paths === "string" ? [paths] : paths).map(asAddress)] as const,
  );
  const read = readConfiguration({ ...written, principals: Object.fromEntries(mappings), rules: RULES });
  if (!read.ok)
    throw new Error(
      `${owner}: ${read.problems.map(({ path, message }) => `${path}: ${message}`).join("; ")}`,
    );
  const { configuration, findings, evidence, catalog } = read.value;
  if (findings.length === 0) throw new Error(`${owner}: $.findings: expected at least one file of findings`);
  const notices: string[] = [];
  const note = (text: string): void => {
    notices.push(text);
  };
  try {
    return {
      configuration: { ...configuration, accounts: [], principals: new Map() },
      accounts: configuration.accounts.flatMap(({ accounts }) => accounts),
      mappings: new Map(
        [...configuration.principals].map(([arn, addresses]) => [arn, addresses.map(pathOf)] as const),
      ),
      derivedNames,
      findings: readPrincipals(
        { files: findings, principal, minUnusedDays: configuration.minUnusedDays },
        note,
      ),
      evidence: readEvidenceFiles(evidence, [cloudformationAdapter], note),
      catalog: loadCatalog(catalog),
      notices,
    };
  } catch (error) {
    throw error instanceof InputError ? new Error(`${owner}: ${error.message}`, { cause: error }) : error;
  }
}

/** A path alone, or with the directory before it that the configuration of `iamend check` wants. */
function asAddress(path: string): string {
  return path.includes("#") ? path : `.#${path}`;
}

function pathOf(address: string): string {
  return address.slice(address.indexOf("#") + 1);
}
