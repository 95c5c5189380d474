import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createContext, runInContext } from "node:vm";
import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { catalogFile2024 } from "../support/catalog-2024.js";
import { bundleCore } from "./bundle.js";

const fixture = (name: string): string =>
  readFileSync(new URL(`../../fixtures/reference/${name}`, import.meta.url), "utf8");

const REFINED = {
  lambda: ["lambda:Invoke*"],
  s3: [
    "s3:GetAccess*",
    "s3:GetAccountPublicAccessBlock",
    "s3:GetDataAccess",
    "s3:GetJobTagging",
    "s3:GetMulti*",
    "s3:GetObject*",
    "s3:GetStorage*",
    "s3:List*",
  ],
};

/** A script that refines the reference example and leaves the actions of its statements in `answer`, as JSON. */
function script(): string {
  return `
    const catalog = iamend.createCatalog(${JSON.stringify(catalogFile2024())});
    const policy = iamend.parsePolicy(${fixture("policy.json")}).value;
    const unused = iamend.unusedAccess(${fixture("unused.json")}.map(({ serviceNamespace, actions }) => ({
      prefix: serviceNamespace,
      actions: actions.map((name) => ({ name })),
    })));
    const refined = iamend.refinePolicy(policy, unused, catalog);
    const [lambda, s3] = refined.json.Statement.map(({ Action }) => Action);
    var answer = JSON.stringify({ lambda, s3, date: iamend.defaultCatalog().date });
  `;
}

const browser = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) =>
  existsSync(path),
);

describe("@iamend/core in a browser bundle", () => {
  let bundle = "";
  beforeAll(async () => {
    bundle = await bundleCore();
  });

  it("needs nothing that only Node has", () => {
    // A bare context has the language and nothing else: no process, no Buffer, no require, not even a console.
    const context = createContext({});
    runInContext(`${bundle};${script()}`, context);
    expect(JSON.parse(String(context["answer"]))).toMatchObject(REFINED);
  });

  it("stays under 400 kB compressed, with the catalog", () => {
    expect(gzipSync(bundle).length).toBeLessThan(400_000);
  });

  it.skipIf(browser === undefined)("gives the same answer in a real browser", () => {
    const folder = mkdtempSync(join(tmpdir(), "iamend-browser-"));
    try {
      const page = join(folder, "page.html");
      const inline = (text: string): string =>
        `<script>${text.replaceAll("</script", "<\\/script")}</script>`;
      writeFileSync(
        page,
        `<!doctype html><meta charset="utf-8"><pre></pre>${inline(bundle)}${inline(
          `${script()}; document.querySelector("pre").textContent = answer;`,
        )}`,
      );
      const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync"];
      const network = ["--disable-background-networking", "--disable-component-update", "--disable-quic"];
      const dom = execFileSync(
        browser ?? "",
        [...flags, ...network, `--user-data-dir=${join(folder, "profile")}`, "--dump-dom", `file://${page}`],
        { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"], maxBuffer: 64 * 1024 * 1024 },
      );
      const [, answer] = /<pre>(.*?)<\/pre>/s.exec(dom) ?? [];
      expect(JSON.parse(answer ?? "null")).toMatchObject(REFINED);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
