/** A template of one policy with one statement, whose actions stand in these lines. */
export function yamlTemplate(lines: readonly string[]): string {
  return `Resources:
  Reports:
    Type: AWS::IAM::RolePolicy
    Properties:
      RoleName: reports
      PolicyName: reports
      PolicyDocument:
        Statement:
          - Effect: Allow
            Action:
${lines.map((line) => `              ${line}\n`).join("")}            Resource: "*"
`;
}
