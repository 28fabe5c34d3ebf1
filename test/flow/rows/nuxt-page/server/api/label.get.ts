import { exec } from "node:child_process";

export default defineEventHandler((event) => {
  exec(`lp ${getRequestHeader(event, "x-label")}`); // !alert command-injection
  exec(`lp ${getCookie(event, "label")}`); // !alert command-injection
  return navigateTo(getQuery(event).next); // !alert open-redirect
});
