import type { Scope } from "../../evaluate/scope.js";
import type { TextValue } from "../../evaluate/text-value.js";

/** Where one stack is; what nests in it is there, too. */
export interface StackPlace {
  readonly account: string;
  readonly region: string;
}

/** A stack as a deployment names it: by its name, or by its ARN (the id at its end may be left out). */
export interface NamedStack {
  readonly name: TextValue;
  readonly place?: StackPlace;
}

const STACK_ARN = /^arn:[^:]+:cloudformation:([^:]+):(\d{12}):stack\/([^/]+)/;

export function namedStack(text: string): NamedStack {
  const [, region, account, name] = STACK_ARN.exec(text) ?? [];
  if (region === undefined || account === undefined || name === undefined)
    return { name: { kind: "known", text } };
  return { name: { kind: "known", text: name }, place: { account, region } };
}

export function placeOfArn(arn: string): StackPlace | undefined {
  return namedStack(arn).place;
}

/** What a template may ask of the stack that it is made to. */
export function pseudoParameters(
  name: TextValue | undefined,
  place: StackPlace | undefined,
): Scope["pseudo"] {
  const known = (text: string): TextValue => ({ kind: "known", text });
  return new Map([
    ...(name === undefined ? [] : [["AWS::StackName", name] as const]),
    ...(place === undefined
      ? []
      : [["AWS::AccountId", known(place.account)] as const, ["AWS::Region", known(place.region)] as const]),
  ]);
}
