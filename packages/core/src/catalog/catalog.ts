import { foldAscii } from "../text/ascii-case.js";
import { failure, success, type Result } from "../result.js";

/**
 * The file format of a catalog (`--catalog FILE`, and the data inside this package).
 *
 * Every service maps to its action names in one string, separated by single spaces. `retired` has the same shape: names
 * that older data had and the newest has not; they still count as known. `date` is the day of the data, `YYYY-MM-DD`.
 */
export interface CatalogFile {
  readonly format: "iamend-catalog/1";
  readonly date: string;
  readonly source: string;
  readonly services: Readonly<Record<string, string>>;
  readonly retired: Readonly<Record<string, string>>;
}

/** One action of the catalog; `folded` is the name under ASCII case folding. */
export interface CatalogAction {
  readonly name: string;
  readonly folded: string;
  readonly retired: boolean;
}

/** Every action AWS defines, by service, with the date of the data. */
export interface Catalog {
  /** Day of the data, `YYYY-MM-DD`. */
  readonly date: string;
  /** What the data was made from. */
  readonly source: string;
  /** Service prefixes, folded, sorted by code units; services whose actions are all retired are among them. */
  readonly services: readonly string[];
  /** The actions of a service, sorted by folded name; none for a service that is not known. */
  actions(service: string): readonly CatalogAction[];
}

/** Makes a catalog of its file. Services are split on first use, so that loading costs next to nothing. */
export function createCatalog(file: CatalogFile): Catalog {
  const current = new Map(
    Object.entries(file.services).map(([service, names]) => [foldAscii(service), names]),
  );
  const retired = new Map(
    Object.entries(file.retired).map(([service, names]) => [foldAscii(service), names]),
  );
  const services = [...new Set([...current.keys(), ...retired.keys()])].sort();
  const split = new Map<string, readonly CatalogAction[]>();
  return {
    date: file.date,
    source: file.source,
    services,
    actions(service) {
      const known = split.get(service);
      if (known !== undefined) return known;
      const actions = splitNames(current.get(service) ?? "", retired.get(service) ?? "");
      split.set(service, actions);
      return actions;
    },
  };
}

function splitNames(current: string, retired: string): readonly CatalogAction[] {
  const byFolded = new Map<string, CatalogAction>();
  for (const [names, isRetired] of [[current, false] as const, [retired, true] as const]) {
    for (const name of names.split(" ")) {
      const folded = foldAscii(name);
      if (name !== "" && !byFolded.has(folded)) byFolded.set(folded, { name, folded, retired: isRetired });
    }
  }
  return [...byFolded.values()].sort((left, right) => (left.folded < right.folded ? -1 : 1));
}

/** Reads a catalog from parsed JSON; a wrong shape names the JSON path and what was expected. */
export function readCatalog(json: unknown): Result<Catalog> {
  if (!isRecord(json)) return failure({ path: "$", message: "expected an object (an iamend catalog)" });
  if (json["format"] !== "iamend-catalog/1") {
    return failure({ path: "$.format", message: 'expected "iamend-catalog/1"' });
  }
  const { date, source, services, retired = {} } = json;
  if (typeof date !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(Date.parse(date))) {
    return failure({ path: "$.date", message: 'expected a date such as "2026-01-31"' });
  }
  if (typeof source !== "string") return failure({ path: "$.source", message: "expected a string" });
  for (const [key, part] of [["services", services] as const, ["retired", retired] as const]) {
    if (!isRecord(part))
      return failure({ path: `$.${key}`, message: "expected an object of service to action names" });
    for (const [service, names] of Object.entries(part)) {
      if (typeof names !== "string" || !/^\S+( \S+)*$/.test(names)) {
        return failure({
          path: `$.${key}[${JSON.stringify(service)}]`,
          message: "expected action names in one string, separated by single spaces",
        });
      }
    }
  }
  if (Object.keys(services as object).length === 0) {
    return failure({ path: "$.services", message: "expected at least one service" });
  }
  return success(
    createCatalog({
      format: "iamend-catalog/1",
      date,
      source,
      services: services as Record<string, string>,
      retired: retired as Record<string, string>,
    }),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
