/**
 * Context keys, folded, that a request may have several values of (the IAM user guide calls them multivalued).
 *
 * What a plain operator means for such a request is not defined there: it asks for `ForAllValues` or `ForAnyValue`.
 */
const MULTIVALUED: ReadonlySet<string> = new Set([
  "aws:calledvia",
  "aws:principalorgpaths",
  "aws:principalservicenameslist",
  "aws:resourceorgpaths",
  "aws:sourceorgpaths",
  "aws:tagkeys",
  "aws:vpceorgpaths",
  "cognito-identity.amazonaws.com:amr",
  "dynamodb:attributes",
  "dynamodb:leadingkeys",
  "kms:encryptioncontextkeys",
  "route53:changeresourcerecordsetsactions",
  "route53:changeresourcerecordsetsnormalizedrecordnames",
  "route53:changeresourcerecordsetsrecordtypes",
  "ses:recipients",
]);

/** May a request have several values of this key (folded)? */
export function isMultivalued(key: string): boolean {
  return MULTIVALUED.has(key);
}
