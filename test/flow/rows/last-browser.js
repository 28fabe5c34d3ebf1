import { useNavigate } from "@shopify/app-bridge-react";
import { Redirect } from "@shopify/app-bridge/actions";
import { useTranslation } from "react-i18next";

const name = new URLSearchParams(location.search).get("name");
importScripts(name); // !alert unsafe-dynamic-import
importScripts("/vendor/worker.js"); // !safe unsafe-dynamic-import
$.extend(true, {}, JSON.parse(name)); // !alert prototype-pollution
$.extend({}, JSON.parse(name)); // !safe prototype-pollution
document.getElementById("draft").innerHTML = localStorage.getItem("draft"); // !either xss-dangerously-set-inner-html -- only the shop's scripts write there

export function show(panel) {
  panel.srcdoc = name; // !alert xss-dangerously-set-inner-html
  panel.title = name; // !safe xss-dangerously-set-inner-html
}
export function trust(pages) {
  return pages.bypassSecurityTrustUrl(name); // !alert unsafe-href-scheme
}
export function Button({ app }) {
  const navigate = useNavigate();
  navigate(name); // !alert open-redirect
  Redirect.create(app).dispatch(Redirect.Action.REMOTE, name); // !alert open-redirect
  const { t } = useTranslation();
  document.title = t("hello", { name }); // !safe xss-dangerously-set-inner-html
  document.body.innerHTML = t("hello", { name }); // !alert xss-dangerously-set-inner-html
}
for (const [key, value] of Object.entries(JSON.parse(name))) {
  document.body.insertAdjacentHTML("beforeend", key); // !alert xss-dangerously-set-inner-html
  document.body.insertAdjacentHTML("beforeend", value); // !alert xss-dangerously-set-inner-html
}
