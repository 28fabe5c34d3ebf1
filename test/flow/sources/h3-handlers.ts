import { createRouter, defineEventHandler, getHeader, getQuery, getRouterParam, readBody, sendRedirect } from "h3";
import { exec } from "node:child_process";

export const router = createRouter()
  .get(
    "/out",
    defineEventHandler((event) => {
      const { to } = getQuery<{ to: string }>(event); // !source
      return sendRedirect(event, to); // !alert open-redirect
    }),
  )
  .post(
    "/resize",
    defineEventHandler(async (event) => {
      const body = await readBody(event); // !source
      exec(`convert in.png -resize ${body.size} out.png`); // !alert command-injection
      return { ok: true };
    }),
  )
  .get(
    "/ping/:host",
    defineEventHandler((event) => {
      exec(`ping -c 1 ${getRouterParam(event, "host")}`); // !alert command-injection
      return { lang: getHeader(event, "accept-language") };
    }),
  )
  .get(
    "/home",
    defineEventHandler((event) => sendRedirect(event, "/")), // !safe open-redirect
  );
