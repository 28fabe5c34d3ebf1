import { serve } from "@std/http";

serve({
  async handler(request) {
    const { from } = await request.json();
    return fetch(from); // !alert ssrf
  },
});
