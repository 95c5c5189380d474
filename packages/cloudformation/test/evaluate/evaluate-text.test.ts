import { describe, expect, it } from "vitest";
import { describeOutputs, instancesOf } from "../template/instances.js";

const HEAD = `AWSTemplateFormatVersion: "2010-09-09"
Parameters:
  Env: { Type: String, Default: dev }
  Bare: { Type: String }
  Stage: { Type: String, Default: a, AllowedValues: [a, b] }
  Only: { Type: String, AllowedValues: [one] }
  Names: { Type: CommaDelimitedList, Default: "x, y" }
  Ssm: { Type: "AWS::SSM::Parameter::Value<String>", Default: /path }
Mappings:
  ByStage:
    a: { Name: alpha, Same: s }
    b: { Name: beta, Same: s }
    list: { Some: [l0, l1] }
Resources:
  R: { Type: "AWS::IAM::Role" }
Outputs:
`;

/** Value of an output, and what it says. */
const CASES: readonly (readonly [written: string, said: string])[] = [
  ["text", "known text"],
  ["12", "known 12"],
  ["''", "known "],
  ["null", "absent"],
  ["'{{resolve:ssm:/x}}'", "?environment"],
  ["'a-{{resolve:ssm:/x}}-b'", "partly a-…-b"],
  ["!Sub '{{resolve:ssm:/${Env}/x}}-b'", "partly …-b"],
  ["[a]", "?not-text"],
  ["${Env}", "known ${Env}"],
  ["!Ref Env", "default dev"],
  ["{ Ref: Env }", "default dev"],
  ["!Ref Bare", "?parameter"],
  ["!Ref Stage", "one of a|b"],
  ["!Ref Only", "default one"],
  ["!Ref Ssm", "?parameter"],
  ["!Ref AWS::NoValue", "absent"],
  ["!Ref AWS::Region", "?environment"],
  ["!Ref AWS::StackName", "?environment"],
  ["!Ref R", "@t.yaml#R"],
  ["!GetAtt R.Arn", "@t.yaml#R.Arn"],
  ["!GetAtt [R, Arn]", "@t.yaml#R.Arn"],
  ["{ 'Fn::GetAtt': [R, Arn] }", "@t.yaml#R.Arn"],
  ["{ 'Fn::GetAtt': R.Arn }", "@t.yaml#R.Arn"],
  ["!GetAtt R", "?unresolved-reference"],
  ["!GetAtt [R, !Ref Bare]", "?unresolved-reference"],
  ["!Sub plain", "known plain"],
  ["!Sub '${Env}-role'", "default dev-role"],
  ["!Sub 'pre-${Bare}-post'", "partly pre-…-post"],
  ["!Sub '${Stage}-role'", "one of a-role|b-role"],
  ["!Sub '${Stage}-${Env}-x'", "partly …-x"],
  ["!Sub '${R}'", "@t.yaml#R"],
  ["!Sub '${R.Arn}'", "@t.yaml#R.Arn"],
  ["!Sub 'role-${R}'", "partly role-…"],
  ["!Sub '${!aws:username}'", "known ${aws:username}"],
  ["!Sub '${AWS::Region}'", "?environment"],
  ["!Sub ['${A}-${B}', { A: a, B: !Ref Env }]", "default a-dev"],
  ["!Sub ['${A}', {}]", "@t.yaml#A"],
  ["{ 'Fn::Sub': ['${A}', { A: { Ref: AWS::Region } }] }", "?environment"],
  ["!Sub [!Ref Env, {}]", "?not-text"],
  ["!Join ['-', [a, b]]", "known a-b"],
  ["!Join ['-', [a, !Ref Bare, b]]", "partly a-…-b"],
  ["!Join ['', [a, !Ref AWS::NoValue, b]]", "known ab"],
  ["!Join [':', !Ref Names]", "default x:y"],
  ["!Join ['-', !Split [',', 'a,b']]", "known a-b"],
  ["!Join [!Ref Bare, [a, b]]", "?unknown-function"],
  ["!Join ['-', !GetAZs '']", "?unknown-function"],
  ["!Select [1, [a, b]]", "known b"],
  ["!Select ['0', !Ref Names]", "default x"],
  ["!Select [5, [a, b]]", "?unknown-function"],
  ["!Select [0, !Split ['-', !Sub 'a-b-${Bare}']]", "known a"],
  ["!Select [1, !Split ['-', !Sub 'a-b-${Bare}']]", "known b"],
  ["!Select [1, !Split ['-', !Sub 'a-b${Bare}']]", "?unknown-function"],
  ["!Select [1, !Split ['/', !GetAtt R.Arn]]", "@t.yaml#R"],
  ["!Split ['-', a-b]", "?unknown-function"],
  ["!If [C, a, a]", "known a"],
  ["!If [C, a, b]", "one of a|b"],
  ["{ 'Fn::If': [C, a, !If [D, b, c]] }", "one of a|b|c"],
  ["!If [C, a, !Ref AWS::NoValue]", "?unknown-condition"],
  ["!If [C, !Ref Env, b]", "?environment"],
  ["!If [C, !Sub 'x-${Bare}', x-b]", "partly x-…"],
  ["!If [C, a]", "?unknown-condition"],
  ["!FindInMap [ByStage, a, Name]", "known alpha"],
  ["!FindInMap [ByStage, !Ref Stage, Name]", "one of alpha|beta"],
  ["!FindInMap [ByStage, !Ref Bare, Same]", "known s"],
  ["!FindInMap [ByStage, c, Name]", "?unresolved-reference"],
  ["!FindInMap [ByStage, c, Name, { DefaultValue: d }]", "known d"],
  ["!Select [1, !FindInMap [ByStage, list, Some]]", "known l1"],
  ["!ImportValue nowhere", "?environment"],
  ["!Base64 a", "?unknown-function"],
  ["!Unheard [a]", "?unknown-function"],
];

describe("evaluateText", () => {
  it.each(CASES)("%s", (written, said) => {
    const [instance] = instancesOf({ "t.yaml": `${HEAD}  O:\n    Value: ${written}\n` });
    expect(describeOutputs(instance)).toEqual({ O: said });
  });

  it("follows aliases, and ends where they have no end", () => {
    const bomb = [`  O0: { Value: &a0 ${"x".repeat(3000)} }`];
    for (let step = 1; step < 8; step++) {
      const before = `*a${String(step - 1)}`;
      bomb.push(`  O${String(step)}: { Value: &a${String(step)} !Join ['', [${before}, ${before}]] }`);
    }
    const [instance] = instancesOf({ "t.yaml": `${HEAD}${bomb.join("\n")}\n` });
    const said = describeOutputs(instance);
    expect(said["O1"]).toBe(`known ${"x".repeat(6000)}`);
    expect(said["O7"]).toBe("?too-large");
  });
});
