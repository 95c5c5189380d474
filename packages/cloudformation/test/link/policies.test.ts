import { expect, it } from "vitest";
import { cloudformationAdapter } from "../../src/adapter.js";
import { draw, linkFiles } from "../support/draw-located.js";

/** A template with one role, whose `Policies` are given. */
function role(policies: string): string {
  return `Resources:
  Worker:
    Type: AWS::IAM::Role
    Properties:
      RoleName: worker
      Policies:
${policies.replaceAll(/^/gm, "        ")}
`;
}

function drawn(text: string, file = "app.yaml"): string {
  return `\n${draw(linkFiles({ [file]: text }))}\n`;
}

it("a role with two policies and a trust policy", () => {
  expect(
    drawn(`Resources:
  Worker:
    Type: AWS::IAM::Role
    Properties:
      RoleName: worker
      AssumeRolePolicyDocument:
        Statement: [{ Effect: Allow, Principal: { Service: ec2.amazonaws.com }, Action: sts:AssumeRole }]
      Policies:
        - PolicyName: a
          PolicyDocument:
            Statement:
              - { Effect: Allow, Action: [s3:GetObject, "s3:Put*"], Resource: "*" }
              - Effect: Deny
                NotAction: 's3:*'
                Resource: "*"
        - PolicyName: b
          PolicyDocument: { Statement: { Effect: Allow, Action: sqs:SendMessage, Resource: "*" } }
`),
  ).toMatchInlineSnapshot(`
    "
    app.yaml#Worker.AssumeRolePolicyDocument (trust, inline) held by nobody
      Allow Action
        [sts:AssumeRole]
    app.yaml#Worker.Policies[0] (identity, inline) held by app.yaml#Worker "worker"
      Allow Action
        [s3:GetObject, s3:Put*]
      Deny NotAction
        [s3:*]
    app.yaml#Worker.Policies[1] (identity, inline) held by app.yaml#Worker "worker"
      Allow Action whole: indivisible-place
        [sqs:SendMessage]
    "
  `);
});

it("a function, a parameter or a condition makes an element opaque, beside its literal siblings", () => {
  expect(
    drawn(`Parameters:
  Verb: { Type: String, Default: Get, AllowedValues: [Get, Put] }
${role(`- PolicyName: a
  PolicyDocument:
    Statement:
      - Effect: Allow
        Action:
          - s3:ListBucket
          - !Sub s3:List*
          - !Sub "s3:\${Verb}Object"
          - !Join [":", [sqs, SendMessage]]
          - !If [Some, sns:Publish, !Ref AWS::NoValue]
          - Ref: Verb
          - {"Fn::If": [Some, sqs:ReceiveMessage, sqs:DeleteMessage]}
        Resource: "*"
      - Effect: !Ref Verb
        Action: !Split [",", "a:B,c:D"]
        Resource: "*"
      - Effect: Allow
        Action: !If [Some, [s3:GetObject], s3:PutObject]
        Resource: "*"`)}`),
  ).toMatchInlineSnapshot(`
    "
    app.yaml#Worker.Policies[0] (identity, inline) held by app.yaml#Worker "worker"
      Allow Action
        [s3:ListBucket, s3:List*, <built-element: s3:GetObject|s3:PutObject>, <built-element: sqs:SendMessage>, <maybe-absent: sns:Publish>, <built-element: Get|Put>, <built-element: sqs:ReceiveMessage|sqs:DeleteMessage>]
      unknown Action open: partly-known
      Allow Action
        [s3:GetObject]
        [s3:PutObject]
    "
  `);
});

it("conditions around policies, documents, lists of statements and statements", () => {
  expect(
    drawn(
      role(`- !If
  - Some
  - PolicyName: a
    PolicyDocument: { Statement: [{ Effect: Allow, Action: s3:GetObject, Resource: "*" }] }
  - !Ref AWS::NoValue
- PolicyName: b
  PolicyDocument:
    Fn::If:
      - Some
      - Statement: [{ Effect: Allow, Action: s3:PutObject, Resource: "*" }]
      - Statement: [{ Effect: Allow, Action: s3:DeleteObject, Resource: "*" }]
- PolicyName: c
  PolicyDocument:
    Statement: !If
      - Some
      - [{ Effect: Allow, Action: sqs:SendMessage, Resource: "*" }]
      - { Effect: Allow, Action: sqs:ReceiveMessage, Resource: "*" }
- PolicyName: d
  PolicyDocument:
    Statement:
      - Effect: Allow
        Action: sns:Publish
        Resource: "*"
      - Fn::If:
          - Some
          - { Effect: Allow, Action: sns:Subscribe, Resource: "*" }
          - { Ref: AWS::NoValue }`),
    ),
  ).toMatchInlineSnapshot(`
    "
    app.yaml#Worker.Policies[0] (identity, inline) held by app.yaml#Worker "worker"
      Allow Action
        [s3:GetObject]
    app.yaml#Worker.Policies[1] (identity, inline) held by app.yaml#Worker "worker"
      Allow Action
        [s3:PutObject]
    app.yaml#Worker.Policies[1] (identity, inline) held by app.yaml#Worker "worker"
      Allow Action
        [s3:DeleteObject]
    app.yaml#Worker.Policies[2] (identity, inline) held by app.yaml#Worker "worker"
      Allow Action whole: maybe-alone
        [sqs:SendMessage]
      Allow Action whole: indivisible-place
        [sqs:ReceiveMessage]
    app.yaml#Worker.Policies[3] (identity, inline) held by app.yaml#Worker "worker"
      Allow Action whole: maybe-alone
        [sns:Publish]
      Allow Action whole: indivisible-place
        [sns:Subscribe]
    "
  `);
});

it("where a condition may leave out what stays, the rest of a list is not taken away", () => {
  const located = linkFiles({
    "app.yaml": role(`- PolicyDocument:
    Statement:
      - { Effect: Allow, Action: [!If [Some, s3:GetObject, !Ref AWS::NoValue], s3:PutObject], Resource: "*" }`),
  });
  const [list = ""] = located.lists.keys();
  const [answer] = cloudformationAdapter.edit([{ list, items: new Map([[1, []]]) }], located);
  expect(answer).toMatchObject({ refusal: { code: "would-be-empty" } });
});

it("what an include or another function makes leaves the policy open", () => {
  expect(
    drawn(
      role(`- PolicyName: a
  PolicyDocument:
    Statement:
      - Fn::Transform: { Name: AWS::Include, Parameters: { Location: s3://b/k } }
      - { Effect: Allow, Action: s3:GetObject, Resource: "*" }
- PolicyName: b
  PolicyDocument: !Ref Document
- PolicyName: c
  PolicyDocument:
    Statement:
      - Effect: Allow
        Action: s3:GetObject
        Resource: "*"
        Fn::Transform: { Name: AWS::Include, Parameters: { Location: s3://b/k } }`),
    ),
  ).toMatchInlineSnapshot(`
    "
    app.yaml#Worker.Policies[0] (identity, inline) held by app.yaml#Worker "worker" open: include
      Allow Action
        [s3:GetObject]
    app.yaml#Worker.Policies[1] (identity, inline) held by app.yaml#Worker "worker" open: not-followed
    app.yaml#Worker.Policies[2] (identity, inline) held by app.yaml#Worker "worker"
      unknown Action open: include
        [s3:GetObject]
    "
  `);
});

it("a policy in JSON in a text, with what Fn::Sub puts in", () => {
  expect(
    drawn(
      role(`- PolicyName: a
  PolicyDocument: !Sub '{ "Statement": [{ "Effect": "Allow", "Action": ["s3:GetObject", "s3:\${Verb}*"], "Resource": "arn:\${AWS::Partition}:s3:::b" }] }'
- PolicyName: b
  PolicyDocument:
    Fn::Sub:
      - |
        {
          "Statement": { "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "\${Queue}" }
        }
      - Queue: !GetAtt Q.Arn
- PolicyName: c
  PolicyDocument: "{\\"Statement\\":[{\\"Effect\\":\\"Allow\\",\\"NotAction\\":[\\"iam:*\\"],\\"Resource\\":\\"*\\"}]}"
- PolicyName: d
  PolicyDocument: !Sub "\${Whole}"`),
    ),
  ).toMatchInlineSnapshot(`
    "
    app.yaml#Worker.Policies[0] (identity, inline) held by app.yaml#Worker "worker"
      Allow Action
        [s3:GetObject, <built-element>]
    app.yaml#Worker.Policies[1] (identity, inline) held by app.yaml#Worker "worker"
      Allow Action whole: indivisible-place
        [sqs:SendMessage]
    app.yaml#Worker.Policies[2] (identity, inline) held by app.yaml#Worker "worker"
      Allow NotAction
        [iam:*]
    app.yaml#Worker.Policies[3] (identity, inline) held by app.yaml#Worker "worker" open: not-a-policy
    "
  `);
});

it("an anchor for several statements is one statement in several policies", () => {
  expect(
    drawn(`Resources:
  A:
    Type: AWS::IAM::Role
    Properties:
      RoleName: a
      Policies:
        - PolicyDocument:
            Statement:
              - &read { Effect: Allow, Action: &actions [s3:GetObject, s3:ListBucket], Resource: "*" }
              - { Effect: Allow, Action: sqs:SendMessage, Resource: "*" }
  B:
    Type: AWS::IAM::Role
    Properties:
      RoleName: b
      Policies:
        - PolicyDocument:
            Statement:
              - *read
              - <<: *read
                Resource: arn:aws:s3:::b
              - { Effect: Allow, Action: [&one s3:PutObject, *one], Resource: "*" }
`),
  ).toMatchInlineSnapshot(`
    "
    app.yaml#A.Policies[0] (identity, inline) held by app.yaml#A "a"
      Allow Action whole: aliased-elsewhere
        [s3:GetObject, s3:ListBucket]
      Allow Action
        [sqs:SendMessage]
    app.yaml#B.Policies[0] (identity, inline) held by app.yaml#B "b"
      Allow Action whole: aliased-elsewhere
        [s3:GetObject, s3:ListBucket]
      Allow Action
        [s3:GetObject, s3:ListBucket]
      Allow Action whole: aliased-elsewhere
        [<aliased-elsewhere: s3:PutObject>, <built-element: s3:PutObject>]
    "
  `);
});

it("what an alias puts where it is not followed is sealed", () => {
  expect(
    drawn(`Metadata:
  Common: &actions [s3:GetObject, s3:ListBucket]
Resources:
  A:
    Type: AWS::IAM::Role
    Properties:
      RoleName: a
      Policies:
        - PolicyDocument:
            Statement: [{ Effect: Allow, Action: *actions, Resource: "*" }]
        - PolicyDocument: &document
            Statement: [{ Effect: Allow, Action: [sqs:SendMessage], Resource: "*" }]
Outputs:
  Shown: { Value: *document }
`),
  ).toMatchInlineSnapshot(`
    "
    app.yaml#A.Policies[0] (identity, inline) held by app.yaml#A "a"
      Allow Action
        [s3:GetObject, s3:ListBucket] sealed: aliased-elsewhere
    app.yaml#A.Policies[1] (identity, inline) held by app.yaml#A "a"
      Allow Action
        [sqs:SendMessage] sealed: aliased-elsewhere
    "
  `);
});

it("one source for several roles of a loop", () => {
  expect(
    drawn(`Transform: AWS::LanguageExtensions
Resources:
  Fn::ForEach::Roles:
    - Name
    - [Alpha, Beta]
    - Role\${Name}:
        Type: AWS::IAM::Role
        Properties:
          RoleName: !Sub role-\${Name}
          Policies:
            - PolicyName: p
              PolicyDocument:
                Statement: [{ Effect: Allow, Action: [s3:GetObject, !Sub "s3:\${Name}"], Resource: "*" }]
`),
  ).toMatchInlineSnapshot(`
    "
    app.yaml#RoleAlpha.Policies[0] (identity, inline) held by app.yaml#RoleAlpha "role-Alpha"
      Allow Action
        [s3:GetObject, <built-element: s3:Alpha|s3:Beta>]
    app.yaml#RoleBeta.Policies[0] (identity, inline) held by app.yaml#RoleBeta "role-Beta"
      Allow Action
        [s3:GetObject, <built-element: s3:Alpha|s3:Beta>]
    "
  `);
});

it("resources that are policies, and resource policies", () => {
  expect(
    drawn(`Resources:
  Worker: { Type: AWS::IAM::Role, Properties: { RoleName: worker, ManagedPolicyArns: [!Ref Managed], PermissionsBoundary: !Ref Fence } }
  Inline:
    Type: AWS::IAM::Policy
    Properties:
      Roles: [!Ref Worker, other]
      PolicyDocument: { Statement: [{ Effect: Allow, Action: s3:GetObject, Resource: "*" }] }
  Managed:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument: { Statement: [{ Effect: Allow, Action: s3:PutObject, Resource: "*" }] }
  Fence:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument: { Statement: [{ Effect: Allow, Action: "*", Resource: "*" }] }
  Alone:
    Type: AWS::IAM::RolePolicy
    Properties:
      RoleName: !GetAtt Worker.RoleName
      PolicyDocument: { Statement: [{ Effect: Allow, Action: sqs:SendMessage, Resource: "*" }] }
  Bucket:
    Type: AWS::S3::BucketPolicy
    Properties:
      PolicyDocument: { Statement: [{ Effect: Allow, Principal: "*", Action: s3:GetObject, Resource: "*" }] }
  Ours:
    Type: Custom::Thing
    Properties:
      Deep: [{ Policy: { Statement: [{ Effect: Allow, Action: s3:GetObject, Resource: "*" }] } }]
`),
  ).toMatchInlineSnapshot(`
    "
    app.yaml#Inline (identity, inline) held by app.yaml#Worker "worker" and outside "other"
      Allow Action
        [s3:GetObject]
    app.yaml#Managed (identity, managed) held by app.yaml#Worker "worker"
      Allow Action
        [s3:PutObject]
    app.yaml#Fence (boundary, managed) held by nobody
      Allow Action
        [*]
    app.yaml#Alone (identity, inline) held by app.yaml#Worker "worker"
      Allow Action
        [sqs:SendMessage]
    app.yaml#Bucket.PolicyDocument (resource, inline) held by nobody
      Allow Action
        [s3:GetObject]
    app.yaml#Ours.Deep.0.Policy (unknown, inline) held by nobody
      Allow Action
        [s3:GetObject]
    "
  `);
});

it("SAM: documents, policy templates, and managed policies in one list; none where a role is given", () => {
  expect(
    drawn(`Transform: AWS::Serverless-2016-10-31
Resources:
  Handler:
    Type: AWS::Serverless::Function
    Properties:
      Policies:
        - AWSLambdaExecute
        - SQSSendMessagePolicy: { QueueName: !GetAtt Q.QueueName }
        - Version: "2012-10-17"
          Statement:
            - { Effect: Allow, Action: s3:GetObject, Resource: "*" }
        - Statement: { Effect: Allow, Action: s3:PutObject, Resource: "*" }
  Given:
    Type: AWS::Serverless::Function
    Properties:
      Role: !GetAtt Other.Arn
      Policies: { Statement: [{ Effect: Allow, Action: s3:GetObject, Resource: "*" }] }
`),
  ).toMatchInlineSnapshot(`
    "
    app.yaml#Handler.Policies[1] (identity, inline) held by app.yaml#HandlerRole (stack-not-known)
      bundle SQSSendMessagePolicy: sqs:SendMessage*
    app.yaml#Handler.Policies[2] (identity, inline) held by app.yaml#HandlerRole (stack-not-known)
      Allow Action
        [s3:GetObject]
    app.yaml#Handler.Policies[3] (identity, inline) held by app.yaml#HandlerRole (stack-not-known)
      Allow Action whole: indivisible-place
        [s3:PutObject]
    app.yaml#Given.Policies[0] (unknown, inline) held by nobody unlisted: unused-policies
      Allow Action
        [s3:GetObject]
    "
  `);
});

it("a service of the Serverless Framework: its role, roles of functions, files that it includes, resources", () => {
  expect(
    `\n${draw(
      linkFiles({
        "serverless.yml": `service: shop
plugins: [serverless-iam-roles-per-function]
provider:
  name: aws
  stage: \${opt:stage, 'dev'}
  iam:
    role:
      statements:
        - Effect: Allow
          Action: [s3:GetObject]
          Resource: "*"
        - \${file(iam/queue.yml)}
        - \${self:custom.shared}
custom:
  shared: { Effect: Allow, Action: [sns:Publish], Resource: "*" }
functions:
  take-order:
    handler: a.b
    iamRoleStatementsInherit: true
    iamRoleStatements:
      - { Effect: Allow, Action: "dynamodb:Get*", Resource: "*" }
resources:
  Resources:
    Own:
      Type: AWS::IAM::Role
      Properties:
        RoleName: own
        Policies: [{ PolicyDocument: { Statement: { Effect: Allow, Action: s3:PutObject, Resource: "*" } } }]
`,
        "iam/queue.yml": `Effect: Allow
Action:
  - sqs:SendMessage
Resource: "*"
`,
      }),
    )}\n`,
  ).toMatchInlineSnapshot(`
    "
    serverless.yml#Own.Policies[0] (identity, inline) held by serverless.yml#Own "own"
      Allow Action whole: indivisible-place
        [s3:PutObject]
    serverless.yml#IamRoleLambdaExecution (identity, inline) held by serverless.yml#IamRoleLambdaExecution "shop-…-lambdaRole"
      Allow Action
        [s3:GetObject]
      Allow Action
        [sqs:SendMessage]
      Allow Action
        [sns:Publish] sealed: variable-elsewhere
    serverless.yml#TakeDashorderIamRoleLambdaExecution (identity, inline) held by serverless.yml#TakeDashorderIamRoleLambdaExecution "shop-…-lambdaRole"
      Allow Action
        [dynamodb:Get*]
      Allow Action
        [s3:GetObject]
      Allow Action
        [sqs:SendMessage]
      Allow Action
        [sns:Publish] sealed: variable-elsewhere
    "
  `);
});

it("policies in files of their own", () => {
  const files = {
    "policies/app.json": `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:GetObject"],"Resource":"*"}]}`,
    "policies/trust.json": `{"Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}`,
    "notes.json": `{"statement": "Statement"}`,
  };
  expect(`\n${draw(linkFiles(files))}\n`).toMatchInlineSnapshot(`
    "
    policies/app.json#policy (identity, inline) held by policies/app.json#policy (policy-file)
      Allow Action
        [s3:GetObject]
    policies/trust.json#policy (resource, inline) held by nobody
      Allow Action
        [sts:AssumeRole]
    "
  `);
});

it("a broken template is located where it is intact, and known to be broken", () => {
  expect(
    drawn(
      `${role(`- PolicyDocument: { Statement: [{ Effect: Allow, Action: s3:GetObject, Resource: "*" }] }`)}  Bad: [\n`,
    ),
  ).toMatchInlineSnapshot(`
    "
    app.yaml#Worker.Policies[0] (identity, inline) held by app.yaml#Worker "worker"
      Allow Action
        [s3:GetObject]
    error invalid-yaml at 208
    "
  `);
});

it("a template within a template is told, and not followed", () => {
  expect(
    drawn(`Resources:
  Everywhere:
    Type: AWS::CloudFormation::StackSet
    Properties:
      TemplateBody: |
        Resources:
          Role:
            Type: AWS::IAM::Role
            Properties:
              Policies: [{ PolicyDocument: { Statement: [] } }]
`),
  ).toMatchInlineSnapshot(`
    "
    app.yaml#Everywhere.TemplateBody (unknown, inline) held by nobody open: template-within
    "
  `);
});

it("a variable outside of the quotes of a policy in a text seals it", () => {
  expect(
    drawn(
      role(
        `- PolicyDocument: !Sub '{ "Statement": [{ "Effect": "Allow", "Action": ["s3:GetObject", \${More}], "Resource": "*" }] }'`,
      ),
    ),
  ).toMatchInlineSnapshot(`
    "
    app.yaml#Worker.Policies[0] (identity, inline) held by app.yaml#Worker "worker"
      Allow Action open: partly-known whole: bare-variable
        [s3:GetObject, <built-element>] sealed: bare-variable
    "
  `);
});

it("a policy in a file of its own is strict JSON, or nothing is known of it", () => {
  expect(
    drawn(
      `{ "Statement": [{ "Effect": "Allow", "Action": ["s3:GetObject",], "Resource": "*" }] }`,
      "policies/app.json",
    ),
  ).toMatchInlineSnapshot(`
    "
    policies/app.json#policy (unknown, inline) held by nobody unlisted: not-a-policy
      Allow Action
        [s3:GetObject]
    "
  `);
});

it("a service whose parts all stand in other files", () => {
  expect(
    `\n${draw(
      linkFiles({
        "serverless.yml": "service: shop\nprovider: ${file(parts/provider.yml)}\n",
        "parts/provider.yml": `name: aws
iam:
  role:
    name: shop-role
    statements: [{ Effect: Allow, Action: [s3:GetObject], Resource: "*" }]
`,
      }),
    )}\n`,
  ).toMatchInlineSnapshot(`
    "
    serverless.yml#IamRoleLambdaExecution (identity, inline) held by serverless.yml#IamRoleLambdaExecution "shop-role"
      Allow Action
        [s3:GetObject]
    "
  `);
});

it("a policy in a file that another template names may be included there", () => {
  expect(
    `\n${draw(
      linkFiles({
        "policies/app.json": `{"Statement":[{"Effect":"Allow","Action":["s3:GetObject"],"Resource":"*"}]}`,
        "policies/own.json": `{"Statement":[{"Effect":"Allow","Action":["s3:PutObject"],"Resource":"*"}]}`,
        "app.yaml": role(`- PolicyDocument:
    Fn::Transform: { Name: AWS::Include, Parameters: { Location: ./policies/app.json } }`),
        "roles/one.json": `{"Statement":[{"Effect":"Allow","Action":["sqs:SendMessage"],"Resource":"*"}]}`,
        "serverless.yml":
          "service: s\nprovider: { name: aws, iam: { role: { statements: '${file(roles/${opt:x}.json):Statement}' } } }\n",
      }),
    )}\n`,
  ).toMatchInlineSnapshot(`
    "
    serverless.yml#IamRoleLambdaExecution (identity, inline) held by serverless.yml#IamRoleLambdaExecution "s-…-lambdaRole" open: not-a-policy
    app.yaml#Worker.Policies[0] (identity, inline) held by app.yaml#Worker "worker" open: include
    policies/app.json#policy (identity, inline) held by policies/app.json#policy (policy-file)
      Allow Action
        [s3:GetObject] sealed: file-used-elsewhere
    policies/own.json#policy (identity, inline) held by policies/own.json#policy (policy-file)
      Allow Action
        [s3:PutObject]
    roles/one.json#policy (identity, inline) held by roles/one.json#policy (policy-file)
      Allow Action
        [sqs:SendMessage] sealed: file-used-elsewhere
    "
  `);
});
