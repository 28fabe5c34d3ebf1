// A script of a page that has jQuery already.
$("#name").on("input", function () {
  $("#preview").html($("#name").val()); // !alert xss-dangerously-set-inner-html
});
$.get("/api/banner").done(function (banner) {
  $("#banner").html(banner.html); // !alert xss-dangerously-set-inner-html
  $("#banner").text(banner.html); // !safe xss-dangerously-set-inner-html
});
