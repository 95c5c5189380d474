import { Annotations } from "aws-cdk-lib";
import type { IConstruct } from "constructs";

/** Tells of a construct; whoever has read a warning can acknowledge it by `iamend:<code>`. */
export function tell(
  construct: IConstruct,
  level: "info" | "warning" | "error",
  code: string,
  message: string,
): void {
  const annotations = Annotations.of(construct);
  const text = message.endsWith(".") ? message : `${message}.`;
  if (level === "warning") annotations.addWarningV2(`iamend:${code}`, text);
  else if (level === "error") annotations.addError(`${text} [iamend:${code}]`);
  // Older versions have no ids for what is only told.
  else if (Reflect.has(annotations, "addInfoV2")) annotations.addInfoV2(`iamend:${code}`, text);
  else annotations.addInfo(`${text} [iamend:${code}]`);
}
