const { Router } = require("express");
const { exec } = require("child_process");

const router = Router();

router
  .route("/labels/:carrier")
  .get((req, res) => {
    exec(`print-label --carrier ${req.params.carrier}`, () => res.sendStatus(202)); // !alert command-injection
  })
  .post((req, res) => {
    exec("print-label --carrier " + req.body.carrier, () => res.sendStatus(202)); // !alert command-injection !sink(command)
  });

router.use("/labels", (req, res, next) => {
  exec("print-label --warm-up", () => next()); // !safe command-injection
});

router.param("printer", (req, res, next, printer) => {
  exec(`lpstat -p ${printer}`, () => next()); // !alert command-injection
});

module.exports = router;
