import { expect, it } from "vitest";
import { draw, linkFiles } from "../support/draw-located.js";

function policy(statement: string): string {
  return `Resources:
  Worker:
    Type: AWS::IAM::Role
    Properties:
      RoleName: worker
      Policies:
        - PolicyDocument:
            Statement:
              - Effect: Allow
                Resource: "*"
${statement.replaceAll(/^/gm, "                ")}
`;
}

it.each<[what: string, element: string, expected: string]>([
  ["a block scalar", ">-\n    s3:GetObject", "it is a block scalar, which is not changed"],
  ["a tag of YAML", "!!str s3:GetObject", "it has the tag !!str, and is not changed"],
  ["a tag that says nothing", "! s3:GetObject", "it has the tag !, and is not changed"],
  ["a function", '!Join [":", [s3, GetObject]]', "it is made elsewhere, so it stays"],
])("why an element is not changed: %s", (_, element, expected) => {
  const { lists } = linkFiles({ "app.yaml": policy(`Action:\n  - ${element}`) });
  const [item] = [...lists.values()].flatMap(({ items }) => items);
  expect(item).toMatchObject({ opaque: { message: expected }, values: ["s3:GetObject"] });
});

it.each<[what: string, text: string]>([
  ["in YAML", policy("Action: s3:GetObject\nNotAction: iam:*")],
  [
    "in JSON in a text",
    `Resources: { P: { Type: AWS::IAM::ManagedPolicy, Properties: { PolicyDocument: '{"Statement":[{"Effect":"Allow","Action":"s3:GetObject","NotAction":"iam:*","Resource":"*"}]}' } } }`,
  ],
])("a statement with Action and NotAction is neither, and says so: %s", (_, text) => {
  expect(draw(linkFiles({ "app.yaml": text }))).toContain("unknown Action open: not-a-policy");
});
