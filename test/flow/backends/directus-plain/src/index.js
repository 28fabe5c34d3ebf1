export default (router, context) => {
  router.get("/sales", async (req, res) => {
    res.json(await context.database.raw(`select * from sales where shop = '${req.query.shop}'`)); // !alert sql-injection
    res.json(await context.database.raw("select * from sales where shop = ?", [req.query.shop])); // !safe sql-injection
  });
};
