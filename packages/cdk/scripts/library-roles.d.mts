/** The text of the table of roles that aws-cdk-lib makes. */
export function libraryRoles(): Promise<string>;
