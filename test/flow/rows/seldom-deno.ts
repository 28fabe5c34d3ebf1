Deno.serve(async (request: Request) => {
  const name = new URL(request.url).searchParams.get("name") ?? ""; // !source
  await new Deno.Command(name).output(); // !alert command-injection
  await new Deno.Command("lp", { args: [name] }).output(); // !alert command-injection
  await new Deno.Command("lp", { args: ["--", "label"] }).output(); // !safe command-injection
  new Worker(name); // !alert unsafe-dynamic-import
  new Worker("./print.ts"); // !safe unsafe-dynamic-import
  return new Response("printed");
});
