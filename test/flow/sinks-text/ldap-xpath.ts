import express from "express";
import ldap, { EqualityFilter } from "ldapjs";
import ldapEscape from "ldap-escape";
import { readFileSync } from "node:fs";
import { DOMParser } from "@xmldom/xmldom";
import xpath from "xpath";

const app = express();
const directory = ldap.createClient({ url: process.env.LDAP_URL! });
const catalogue = new DOMParser().parseFromString(readFileSync("catalogue.xml", "utf8"), "text/xml");

app.get("/staff", (req, res) => {
  const uid = String(req.query.uid); // !source
  directory.search("ou=staff,dc=shop", { filter: `(uid=${uid})` }, () => {}); // !alert ldap-xpath-injection
  directory.search("ou=staff,dc=shop", { filter: new EqualityFilter({ attribute: "uid", value: uid }) }, () => {}); // !safe ldap-xpath-injection
  directory.search("ou=staff,dc=shop", { filter: ldapEscape.filter`(uid=${uid})` }, () => {}); // !safe ldap-xpath-injection
  res.sendStatus(202);
});

app.get("/catalogue", (req, res) => {
  const sku = String(req.query.sku); // !source
  const found = xpath.select(`//product[@sku='${sku}']`, catalogue); // !alert ldap-xpath-injection
  const all = xpath.select("//product", catalogue); // !safe ldap-xpath-injection
  res.json({ found: Array.isArray(found), all: Array.isArray(all) });
});

const escapeFilter = (text: string) =>
  text.replace(/[\\*()\0]/g, (sign) => `\\${sign.charCodeAt(0).toString(16).padStart(2, "0")}`);
const escapeStepwise = (text: string) =>
  text.replace(/\\/g, "\\5c").replace(/\*/g, "\\2a").replace(/\(/g, "\\28").replace(/\)/g, "\\29");

app.get("/escaped", (req, res) => {
  const uid = String(req.query.uid);
  directory.search("ou=staff,dc=shop", { filter: `(uid=${escapeFilter(uid)})` }, () => {}); // !safe ldap-xpath-injection
  directory.search("ou=staff,dc=shop", { filter: `(uid=${escapeStepwise(uid)})` }, () => {}); // !safe ldap-xpath-injection
  directory.search("ou=staff,dc=shop", { filter: `(uid=${uid.replace(/\*/g, "")})` }, () => {}); // !alert ldap-xpath-injection
  res.sendStatus(202);
});
