// Templates that are written down say themselves which of their values they escape.
import Mustache from "mustache";
import Handlebars from "handlebars";
import _ from "lodash";

const given = new URLSearchParams(location.search);
const page = document.querySelector("main");
const name = given.get("name");

page.innerHTML = Mustache.render("<i>{{name}}</i>", { name }); // !safe xss-dangerously-set-inner-html
page.innerHTML = Mustache.render("<i>{{{name}}}</i>", { name }); // !alert xss-dangerously-set-inner-html
page.innerHTML = Handlebars.compile("<h1>{{name}}</h1>")({ name }); // !safe xss-dangerously-set-inner-html
const raw = Handlebars.compile("<h1>{{{name}}}</h1>");
page.innerHTML = raw({ name }); // !alert xss-dangerously-set-inner-html
page.innerHTML = _.template("<i><%- name %></i>")({ name }); // !safe xss-dangerously-set-inner-html
page.innerHTML = _.template("<i><%= name %></i>")({ name }); // !alert xss-dangerously-set-inner-html
page.innerHTML = _.template("<i>" + name + "</i>")({}); // !alert template-injection
