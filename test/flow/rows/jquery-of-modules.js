// What jQuery gives back is the list again where something was set.
import $ from "jquery";

const name = new URLSearchParams(window.location.search).get("name");

$("#name").text("Hello").html(name); // !alert xss-dangerously-set-inner-html
$("#name").attr("title", name).append(name); // !alert xss-dangerously-set-inner-html
$("#name").html("Hello").text(name); // !safe xss-dangerously-set-inner-html
$("#name").attr({ href: name }); // !alert unsafe-href-scheme
$("#name").attr({ title: name }); // !safe unsafe-href-scheme
$("#name").load(name); // !alert unsafe-href-scheme
$.ajax({ url: name, dataType: "script" }); // !alert unsafe-href-scheme
$.ajax({ url: "/names", dataType: "script" }); // !safe unsafe-href-scheme
