const { Router } = require("express");

const router = Router();
router.get("/search", (req, res) => {
  res.render("orders/search", { terms: req.query.q });
});
module.exports = router;
