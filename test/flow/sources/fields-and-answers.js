// What a page reads out of its own fields, and what other programs send it while it is open.
import $ from "jquery";

const preview = document.getElementById("preview");
const name = document.querySelector("#name");

name.addEventListener("input", () => {
  preview.innerHTML = name.value; // !alert xss-dangerously-set-inner-html
  preview.textContent = name.value; // !safe xss-dangerously-set-inner-html
});

$("#comment").on("keyup", function () {
  $("#preview").html($(this).val()); // !alert xss-dangerously-set-inner-html
  $("#preview").text($(this).val()); // !safe xss-dangerously-set-inner-html
});

$.getJSON("/api/reviews", (list) => {
  for (const each of list) $("#reviews").append(`<li>${each.text}</li>`); // !alert xss-dangerously-set-inner-html
});

$.ajax({
  url: "/api/banner",
  success(banner) {
    $("#banner").html(banner.html); // !alert xss-dangerously-set-inner-html
  },
});

const live = new WebSocket("wss://live.shop.example");
live.onmessage = (message) => {
  preview.innerHTML = message.data; // !alert xss-dangerously-set-inner-html
};
new EventSource("/events").addEventListener("sale", (message) => {
  preview.innerHTML = message.data; // !alert xss-dangerously-set-inner-html
});

const query = new URLSearchParams(location.search);
$("a.more").attr("href", query.get("more")); // !alert unsafe-href-scheme
$("a.more").attr("title", query.get("more")); // !safe unsafe-href-scheme
