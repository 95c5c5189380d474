/** `$${` and `%%{` in an HCL template say `${` and `%{`. */
export function introducerAt(
  source: string,
  offset: number,
): { readonly decoded: string; readonly end: number } | undefined {
  const introducer = source.slice(offset, offset + 3);
  if (introducer !== "$${" && introducer !== "%%{") return undefined;
  return { decoded: introducer.slice(1), end: offset + 3 };
}

export function encodeIntroducers(text: string): string {
  return text.replaceAll(/[$%](?=\{)/g, "$&$&");
}
