// Pages with jQuery.
const name = new URLSearchParams(location.search).get('name');
$(name); // !alert xss-dangerously-set-inner-html
$.parseHTML(name); // !alert xss-dangerously-set-inner-html
$('#box').html(name); // !alert xss-dangerously-set-inner-html
$('#box').text(name); // !safe xss-dangerously-set-inner-html
$('#box').attr('href', name); // !alert unsafe-href-scheme
$('#box').attr('title', name); // !safe unsafe-href-scheme
$.globalEval(name); // !alert code-injection
$.getScript(name); // !alert unsafe-href-scheme
$.getScript('/scripts/shop.js'); // !safe unsafe-href-scheme
