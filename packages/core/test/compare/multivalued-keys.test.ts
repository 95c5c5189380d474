import { expect, it } from "vitest";
import { isMultivalued } from "../../src/compare/conditions/multivalued-keys.js";

// As the service authorization reference and the user guide of IAM have them: an array of strings.
it.each([
  ["aws:calledvia", true],
  ["aws:principalorgpaths", true],
  ["aws:principalservicenameslist", true],
  ["aws:resourceorgpaths", true],
  ["aws:sourceorgpaths", true],
  ["aws:tagkeys", true],
  ["aws:vpceorgpaths", true],
  ["cognito-identity.amazonaws.com:amr", true],
  ["dynamodb:attributes", true],
  ["dynamodb:leadingkeys", true],
  ["kms:encryptioncontextkeys", true],
  ["route53:changeresourcerecordsetsactions", true],
  ["route53:changeresourcerecordsetsnormalizedrecordnames", true],
  ["route53:changeresourcerecordsetsrecordtypes", true],
  ["ses:recipients", true],
  ["aws:username", false],
  ["aws:calledviafirst", false],
  ["aws:sourceip", false],
  ["", false],
])("%j has several values: %s", (key, several) => {
  expect(isMultivalued(key)).toBe(several);
});
