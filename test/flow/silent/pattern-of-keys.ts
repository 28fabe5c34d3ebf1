import express from "express";

class MemoryCache {
  private readonly store = new Map<string, unknown>();
  async invalidate(pattern: string): Promise<void> {
    const matcher = new RegExp(`^${pattern.replace("*", ".*")}$`); // !safe redos-user-pattern
    for (const key of this.store.keys()) if (matcher.test(key)) this.store.delete(key);
  }
}

const cache = new MemoryCache();
const app = express();
app.post("/prices/:id", async (req, res) => {
  await cache.invalidate("prices:*");
  await cache.invalidate(`price:${Number(req.params.id)}:*`);
  res.end();
});
