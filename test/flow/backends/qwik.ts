import { routeAction$, routeLoader$, server$ } from "@builder.io/qwik-city";
import { exec } from "node:child_process";

export const useLabel = routeLoader$(async ({ params, query, redirect, request }) => {
  exec(`label ${params.id}`); // !alert command-injection
  exec(`label ${query.get("name")}`); // !alert command-injection
  exec(`label ${Number(params.id)}`); // !safe command-injection
  exec(`label ${new URL(request.url).searchParams.get("name")}`); // !alert command-injection
  throw redirect(302, query.get("next")); // !alert open-redirect
});
export const usePrint = routeAction$(async (data, event) => {
  exec(`label ${data.name}`); // !alert command-injection
  const body = await event.parseBody();
  exec(`label ${body.name}`); // !alert command-injection
});
export const print = server$(function (name) {
  exec(`label ${name}`); // !alert command-injection
});
