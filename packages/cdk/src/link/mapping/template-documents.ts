import type { Host, Located, PolicyDocument } from "../../contract.js";

/** The documents that templates hold, by the resource and property that holds them. */
export interface TemplateDocuments {
  /** All of a resource. */
  of(template: string, logicalId: string): readonly PolicyDocument[];
  /** `property`: `PolicyDocument`, `Policies/<name>`, or a path of properties; of a role's inline policies without a name, all. */
  at(template: string, logicalId: string, property: string): readonly PolicyDocument[];
  /** What the policies of a principal are called, by their place; undefined: by no plain text. */
  policyNames(template: string, logicalId: string): readonly (string | undefined)[];
}

/** Addresses are those that the adapter of templates gives: `<template>#<logical id>`, and the place in the resource behind it. */
export function templateDocuments({ documents }: Located, host: Pick<Host, "read">): TemplateDocuments {
  const byResource = new Map<string, PolicyDocument[]>();
  for (const document of documents) {
    const key = /^[^#]*#[^.[]*/.exec(document.address)?.[0] ?? document.address;
    const own = byResource.get(key);
    if (own === undefined) byResource.set(key, [document]);
    else own.push(document);
  }
  const templates = new Map<string, unknown>();

  function of(template: string, logicalId: string): readonly PolicyDocument[] {
    return byResource.get(`${template}#${logicalId}`) ?? [];
  }

  function policyNames(template: string, logicalId: string): readonly (string | undefined)[] {
    if (!templates.has(template)) templates.set(template, jsonOf(host.read(template)));
    const resource = member(member(templates.get(template), "Resources"), logicalId);
    const policies = member(member(resource, "Properties"), "Policies");
    if (!Array.isArray(policies)) return [];
    return policies.map((policy: unknown) => {
      const name = member(policy, "PolicyName");
      return typeof name === "string" ? name : undefined;
    });
  }

  return {
    of,
    policyNames,
    at(template, logicalId, property) {
      const all = of(template, logicalId);
      const base = `${template}#${logicalId}`;
      if (!property.startsWith("Policies/")) {
        const exact = all.filter(({ address }) => address === `${base}.${property.replaceAll("/", ".")}`);
        if (exact.length > 0) return exact;
        return all.filter(({ address }) => address === base);
      }
      const name = property.slice("Policies/".length);
      const index = policyNames(template, logicalId).indexOf(name);
      const inline = all.filter(({ address }) => address.startsWith(`${base}.Policies[`));
      return index === -1
        ? inline
        : inline.filter(({ address }) => address === `${base}.Policies[${String(index)}]`);
    },
  };
}

function jsonOf(text: unknown): unknown {
  try {
    return typeof text === "string" ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}

function member(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[name];
}
