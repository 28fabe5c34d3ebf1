// Behind one slash an address leads elsewhere where another one follows, or what browsers read like one.
const express = require("express");

const app = express();

app.get("/back", (req, res) => {
  const to = String(req.query.to);
  switch (req.query.way) {
    case "all":
      return res.redirect("/" + to.replace(/^[/\\]+/, "")); // !safe open-redirect
    case "template":
      return res.redirect(`/${to.replace(/^[\\/]+/, "")}`); // !safe open-redirect
    case "slashes":
      return res.redirect("/" + to.replace(/^\/+/, "")); // !alert open-redirect
    case "one":
      return res.redirect("/" + to.replace(/^[/\\]/, "")); // !alert open-redirect
    case "bare":
      return res.redirect(to.replace(/^[/\\]+/, "")); // !alert open-redirect
    default:
      return res.redirect("/" + to); // !alert open-redirect
  }
});
