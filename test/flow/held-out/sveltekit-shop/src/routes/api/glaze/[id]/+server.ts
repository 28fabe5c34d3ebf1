import { json } from "@sveltejs/kit";

export async function GET({ params, url, fetch }) {
  const mirror = url.searchParams.get("mirror");
  const answers = await Promise.allSettled([
    fetch(`https://${mirror}/glazes/${params.id}`), // !alert ssrf
    fetch(`https://glazes.example/${params.id}`), // !safe ssrf
  ]);
  return json(answers.length);
}
export async function POST({ request, params }) {
  const recipe = await request.text();
  const value = await new Promise((resolve) => resolve(new Function("heat", recipe)(Number(params.id)))); // !alert code-injection
  const fixed = await new Promise((resolve) => resolve(new Function("heat", "return heat * 2")(Number(params.id)))); // !safe code-injection
  return json({ value, fixed });
}
export async function PUT({ request }) {
  const { name } = await request.json();
  const module = await import(`../../../../lib/glazes/${name}.js`); // !safe unsafe-dynamic-import -- the bundler packs what may be meant
  const known = name === "blue" ? await import("../../../../lib/glazes/blue.js") : undefined; // !safe unsafe-dynamic-import
  return json({ module: Object.keys(module), known });
}
