import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, type AppProps } from "aws-cdk-lib";

/** Templates by their files; those of Stages lie in directories. */
export type Templates = ReadonlyMap<string, unknown>;

export interface Synthesised {
  readonly app: App;
  readonly outdir: string;
  readonly templates: Templates;
  /** `<construct path> <level> <code>: <text>` of what is told. */
  readonly messages: readonly string[];
}

export const ACCOUNT = "111122223333";
export const ENV = { account: ACCOUNT, region: "eu-west-1" };

/** A real synthesis of an app into a directory of its own. */
export function synthesise(build: (app: App) => void, props: AppProps = {}): Synthesised {
  const outdir = mkdtempSync(join(tmpdir(), "iamend-cdk-"));
  const app = new App({ outdir, analyticsReporting: false, ...props });
  build(app);
  const assembly = app.synth();
  const messages = assembly.stacksRecursively.flatMap((stack) =>
    stack.messages.flatMap(({ id, level, entry }) => {
      const [, text = "", code = ""] =
        /^(.*?) \[(?:ack: )?iamend:([\w-]+)\]$/s.exec(typeof entry.data === "string" ? entry.data : "") ?? [];
      // The CDK has something to say, too.
      return code === "" ? [] : [`${id.slice(1)} ${level} ${code}: ${text}`];
    }),
  );
  return { app, outdir, templates: templatesIn(outdir), messages };
}

export function templatesIn(outdir: string): Templates {
  return new Map(
    readdirSync(outdir, { recursive: true })
      .map(String)
      .filter((file) => file.endsWith(".template.json"))
      .sort()
      .map((file) => [file, JSON.parse(readFileSync(join(outdir, file), "utf8")) as unknown]),
  );
}
