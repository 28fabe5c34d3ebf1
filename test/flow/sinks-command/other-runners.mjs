import express from "express";
import { execa, execaCommand } from "execa";
import shell from "shelljs";
import { $ } from "zx";
import { quote } from "shell-quote";
import { exec } from "node:child_process";

const app = express();

app.get("/pdf", async (req, res) => {
  const { name } = req.query; // !source
  await execaCommand(`wkhtmltopdf invoice.html ${name}.pdf`); // !alert command-injection
  await execa("wkhtmltopdf", ["invoice.html", `out/${name}.pdf`]); // !safe command-injection
  shell.exec("wkhtmltopdf invoice.html " + name); // !alert command-injection
  await $`wkhtmltopdf invoice.html out/${name}.pdf`; // !safe command-injection -- zx quotes the holes
  exec(`wkhtmltopdf invoice.html ${quote([`out/${name}.pdf`])}`); // !safe command-injection
  res.sendStatus(202);
});
