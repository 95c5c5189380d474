import type { AssemblyResource, AssemblyStack } from "../assembly/assembly.js";
import type { App } from "./apps.js";

/** From the addresses of templates to those that the code is known by: `<directory of the app>#<construct path>`. */
export interface Addresses {
  /** The address of the code for one of a template; as it is where nothing is known of it. */
  of(address: string): string;
  resource(template: string, logicalId: string): AssemblyResource | undefined;
  byPath(template: string, path: string): AssemblyResource | undefined;
  stack(template: string): AssemblyStack | undefined;
  app(template: string): App | undefined;
}

export function addressesOf(apps: readonly App[]): Addresses {
  const resources = new Map<string, AssemblyResource>();
  const paths = new Map<string, AssemblyResource>();
  const stacks = new Map<string, AssemblyStack>();
  const owners = new Map<string, App>();
  for (const app of apps) {
    for (const stack of app.assembly.stacks) {
      for (const template of [stack.template, ...stack.nested.map((inner) => inner.template)]) {
        stacks.set(template, stack);
        owners.set(template, app);
      }
      for (const resource of stack.resources) {
        resources.set(`${resource.template}#${resource.logicalId}`, resource);
        if (resource.path !== undefined) paths.set(`${resource.template}#${resource.path}`, resource);
      }
    }
  }
  return {
    of(address) {
      const [, template = "", logicalId = "", rest = ""] = /^([^#]*)#([^.[]*)(.*)$/.exec(address) ?? [];
      const app = owners.get(template);
      if (app === undefined) return address;
      const path =
        resources.get(`${template}#${logicalId}`)?.path ?? `${stacks.get(template)?.path ?? ""}/${logicalId}`;
      return `${app.directory}#${path.replace(/\/Resource$/, "")}${rest}`;
    },
    resource: (template, logicalId) => resources.get(`${template}#${logicalId}`),
    byPath: (template, path) => paths.get(`${template}#${path}`),
    stack: (template) => stacks.get(template),
    app: (template) => owners.get(template),
  };
}
