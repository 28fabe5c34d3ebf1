import { consume } from "./consume";

export default {
  async fetch(request, env) {
    await env.MAILS.send(await request.json());
    return new Response("ok");
  },
  queue: consume,
};
