// A script of a page that has jQuery already.
$("#name").on("input", function () {
  $("#preview").html($("#name").val()); // !alert xss-dangerously-set-inner-html
});
$.get("/api/banner").done(function (banner) {
  $("#banner").html(banner.html); // !alert xss-dangerously-set-inner-html
  $("#banner").text(banner.html); // !safe xss-dangerously-set-inner-html
});

jQuery(".tip").each(function () {
  jQuery(this).html(jQuery(this).attr("title")); // !alert xss-dangerously-set-inner-html
  jQuery(this).find(".more").html(jQuery(this).closest("li").data("more")); // !alert xss-dangerously-set-inner-html
  jQuery(this).html(jQuery(this).text()); // !alert xss-dangerously-set-inner-html
  jQuery(this).attr("title", jQuery(this).text()); // !safe xss-dangerously-set-inner-html
});
jQuery.getJSON("/api/reviews", function (reviews) {
  jQuery.each(reviews, function (index, review) {
    jQuery("<p>", { html: review.text }).appendTo("main"); // !alert xss-dangerously-set-inner-html
    jQuery("<p>", { text: review.text }).appendTo("main"); // !safe xss-dangerously-set-inner-html
  });
  const rows = jQuery.map(reviews, (review) => review.text);
  jQuery("main").html(rows.join("")); // !alert xss-dangerously-set-inner-html
});
jQuery.fn.note = function (options) {
  const settings = jQuery.extend({}, { note: "" }, options);
  return this.html(settings.note); // !missing xss-dangerously-set-inner-html -- what `this` is in a plug-in is not known
};
jQuery.fn.marked = function (options) {
  jQuery(".note").html(options.note); // !alert xss-dangerously-set-inner-html
};
