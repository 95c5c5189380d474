/** Code that may be a CDK app; declarations alone have no values. */
export function mayClaim(file: string): boolean {
  return /\.(?:[cm]?[jt]s|[jt]sx)$/.test(file) && !/\.d\.[cm]?ts$/.test(file);
}
