// Only what begins with a tag is HTML for jQuery; anything else is a selector.
import $ from "jquery";

$(location.hash).show(); // !safe xss-dangerously-set-inner-html
$(location.hash.slice(1)).show(); // !alert xss-dangerously-set-inner-html
$(decodeURIComponent(location.hash.slice(1))).show(); // !alert xss-dangerously-set-inner-html
$(decodeURIComponent(location.hash)).show(); // !safe xss-dangerously-set-inner-html
const hash = window.location.hash || "#info";
$(hash).tab("show"); // !safe xss-dangerously-set-inner-html
$("#panel").html($("#name").val()); // !alert xss-dangerously-set-inner-html
$("#panel").html(location.hash); // !alert xss-dangerously-set-inner-html
$("#panel").html(unescape(location.hash)); // !alert xss-dangerously-set-inner-html

const id = new URLSearchParams(location.search).get("id");
$("#" + id).show(); // !safe xss-dangerously-set-inner-html
$(`a[href="${id}"]`).addClass("active"); // !safe xss-dangerously-set-inner-html
$("  <b>" + id).show(); // !alert xss-dangerously-set-inner-html
$(id).show(); // !alert xss-dangerously-set-inner-html
$("<div>", { html: id }).appendTo("body"); // !alert xss-dangerously-set-inner-html
$("<div>", { text: id }).appendTo("body"); // !safe xss-dangerously-set-inner-html

$(".tip").each(function () {
  $(this).html($(this).attr("title")); // !alert xss-dangerously-set-inner-html
  $(this).text($(this).attr("title")); // !safe xss-dangerously-set-inner-html
  $("#menu").append("<a>" + $(this).find(".label").text() + "</a>"); // !alert xss-dangerously-set-inner-html
  $("#menu").append($(this).attr("title", "x")); // !safe xss-dangerously-set-inner-html
  window.location = $(this).data("address"); // !safe open-redirect
});

$.fn.reveal = function (options) {
  const settings = $.extend({ target: "#panel", note: "" }, options);
  return this.each(function () {
    $(settings.target).show(); // !alert xss-dangerously-set-inner-html
    $(document).find(settings.target).show(); // !safe xss-dangerously-set-inner-html
    $(this).html(settings.note); // !alert xss-dangerously-set-inner-html
    $(this).text(settings.note); // !safe xss-dangerously-set-inner-html
  });
};

$.getJSON("/api/reviews", function (reviews) {
  $.each(reviews, function (index, review) {
    $("#reviews").append("<li>" + review.text + "</li>"); // !alert xss-dangerously-set-inner-html
    $("#reviews").append("<li>" + index + "</li>"); // !safe xss-dangerously-set-inner-html
  });
  $("#names").html($.map(reviews, (review) => review.name).join("")); // !alert xss-dangerously-set-inner-html
});
