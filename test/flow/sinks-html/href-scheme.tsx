import { useSearchParams } from "next/navigation";

function safeLink(value: string): string {
  try {
    const url = new URL(value, "https://shop.example.com");
    return url.protocol === "https:" || url.protocol === "http:" ? url.href : "/";
  } catch {
    return "/";
  }
}

export function Links() {
  const search = useSearchParams();
  const site = search.get("site") ?? ""; // !source
  return (
    <nav>
      <a href={site}>Website</a> {/* !alert unsafe-href-scheme !sink(script-url) */}
      <a href={`/brands/${site}`}>Brand</a> {/* !safe unsafe-href-scheme */}
      <a href={safeLink(site)}>Website</a> {/* !safe unsafe-href-scheme */}
      <a href={"https://" + site}>Website</a> {/* !safe unsafe-href-scheme -- the scheme is fixed */}
      <a href={`export${site}`}>Export</a> {/* !safe unsafe-href-scheme -- no scheme that runs code begins so */}
      <a href={`java${site}`}>Brand</a> {/* !alert unsafe-href-scheme !sink(script-url) -- the sender ends the scheme */}
      <a href={` ${site}`}>Brand</a> {/* !alert unsafe-href-scheme !sink(script-url) -- browsers leave the space out */}
      <button onClick={() => window.open(site)}>Open</button> {/* !alert unsafe-href-scheme !either open-redirect -- opening is a way of leaving too */}
    </nav>
  );
}

export function Filter() {
  return <a href={window.location.search}>All of these</a>; // !safe unsafe-href-scheme
}
