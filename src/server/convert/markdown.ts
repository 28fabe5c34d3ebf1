/** Text of others is shown as it is: no links, no images, no markup. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+!|<>~-]/g, String.raw`\$&`).replace(/\s+/g, " ");
}

/** A link to a page, where the address is one of the web; else the text alone. */
export function webLink(text: string, address: string | undefined): string {
  const words = escapeMarkdown(text);
  if (address === undefined || !URL.canParse(address)) return words;
  const url = new URL(address);
  if (url.protocol !== "https:" || url.username !== "" || url.password !== "") return words;
  return `[${words}](${url.href
    .replace(/[()<>\\]/g, encodeURIComponent)
    .replaceAll("(", "%28")
    .replaceAll(")", "%29")})`;
}
