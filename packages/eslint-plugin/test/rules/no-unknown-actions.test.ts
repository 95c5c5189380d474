import { inEveryLanguage } from "./support/in-every-language.js";
import { ruleSuite } from "./support/rule-suite.js";
import { temporaryRoot } from "./support/temporary-root.js";

ruleSuite("no-unknown-actions", {
  root: temporaryRoot({ "policies/README.txt": "" }),
  cases: [
    ...inEveryLanguage({ name: "what AWS has", actions: ["s3:getobject", "sqs:*", "logs:Put*"] }),
    ...inEveryLanguage({
      name: "a name that is nearly known",
      actions: ["s3:List*", "«s3:GetObjects»"],
      errors: [
        {
          message:
            /^`s3:GetObjects` is no action of the catalog of \d{4}-\d{2}-\d{2}\. Did you mean `s3:GetObject`\?$/,
          suggestions: [{ desc: "Change it to s3:GetObject.", actions: ["s3:List*", "s3:GetObject"] }],
        },
      ],
    }),
    ...inEveryLanguage({
      name: "behind a BOM, with CRLF",
      actions: ["«s3:GetObjects»", "s3:List*"],
      errors: [
        {
          message: /^`s3:GetObjects` is no action of the catalog of /,
          suggestions: [{ desc: "Change it to s3:GetObject.", actions: ["s3:GetObject", "s3:List*"] }],
        },
      ],
      rewritten: (text) => `\uFEFF${text.replaceAll("\n", "\r\n")}`,
    }),
    ...inEveryLanguage({
      name: "what is near to nothing",
      actions: ["«s3:Fetch*»", "«dynamo:Query»", "«logs.PutLogEvents»"],
      errors: [
        { message: /^`s3:Fetch\*` matches no action of the catalog of \d{4}-\d{2}-\d{2}\.$/ },
        {
          message:
            /^`dynamo:Query` names a service, dynamo, that is not in the catalog of \d{4}-\d{2}-\d{2}\.$/,
        },
        { message: "`logs.PutLogEvents` is no action: an action is written service:Name." },
      ],
    }),
    {
      name: "a comment",
      language: "iamend/terraform",
      file: "main.tf",
      text: `resource "aws_iam_role_policy" "reports" {
  role = "reports"
  policy = jsonencode({
    # iamend-ignore no-unknown-actions -- newer than the catalog
    Statement = [{ Effect = "Allow", Action = "s3:GetObjects", Resource = "*" }]
  })
}
`,
    },
  ],
});
