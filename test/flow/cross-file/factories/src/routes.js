module.exports = function registerRoutes(app, services) {
  app.get("/products", async (req, res) => {
    res.json(await services.products.search(req.query.term)); // !source
  });
  app.get("/products/:id", async (req, res) => {
    res.json(await services.products.byId(Number(req.params.id)));
  });
};
