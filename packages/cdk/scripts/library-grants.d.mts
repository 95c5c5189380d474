/** The text of the table of what grants of aws-cdk-lib give. */
export function libraryGrants(): Promise<string>;
