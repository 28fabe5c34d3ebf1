const express = require("express");

const router = express.Router();

router.get("/vases", async (req, res) => {
  res.json(await SHOP.models.vases.find(req.query.name));
});
router.get("/count", async (req, res) => {
  res.json(await SHOP.models.vases.count());
});
router.get("/pages/*", async (req, res) => {
  res.send(await SHOP.models.pages.read(req.params[0]));
});
router.get("/page/:id", async (req, res) => {
  res.send(await SHOP.models.pages.readById(req.params.id));
});
router.get("/files", async (req, res) => {
  (await storage.open(req.query.file)).pipe(res);
});
router.get("/logo", async (req, res) => {
  (await globalThis.storage.openLogo()).pipe(res);
});

router.post("/print", (req, res) => {
  const { printers } = SHOP;
  printers.print(req.body.file);
  printers.test();
  SHOP.labels.paper.print(req.body.name);
  res.end();
});

router.post("/settings", (req, res) => {
  SHOP.config.folder = req.body.folder;
  res.end();
});
router.get("/settings", (req, res) => {
  // Who may change a setting is another question.
  res.sendFile(SHOP.config.folder + "/settings.json"); // !safe path-traversal
});

module.exports = router;
