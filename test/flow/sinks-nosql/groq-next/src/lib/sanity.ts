import { createClient } from "next-sanity";

export const client = createClient({ projectId: "shop", dataset: "production", apiVersion: "2026-01-01", useCdn: true });

export const pageOf = (slug: string) => client.fetch(`*[_type == "page" && slug.current == "${slug}"][0]`); // !alert groq-cypher-es-injection
export const pageBound = (slug: string) => client.fetch(`*[_type == "page" && slug.current == $slug][0]`, { slug }); // !safe groq-cypher-es-injection
export const newest = () => client.fetch(`*[_type == "page"] | order(_createdAt desc)[0...${3 + 2}]`); // !safe groq-cypher-es-injection
