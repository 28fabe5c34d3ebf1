export function load({ url }) {
  return { terms: url.searchParams.get("q"), size: 3 };
}
