(function () {
  'use strict';

  var csrf = fetch('/api/csrf')
    .then(function (response) {
      return response.json();
    })
    .then(function (answer) {
      return answer.token;
    });

  function send(method, path, body) {
    return csrf
      .then(function (token) {
        return fetch(path, {
          method: method,
          headers: { 'content-type': 'application/json', 'csrf-token': token },
          body: JSON.stringify(body),
        });
      })
      .then(function (response) {
        if (!response.ok) throw new Error('The shop answered ' + response.status);
        return response.json();
      });
  }

  function addToCart(button) {
    button.disabled = true;
    send('PUT', '/api/cart/lines', { productId: Number(button.dataset.product), quantity: 1 })
      .then(function () {
        button.textContent = 'In your cart';
        sparkle(button);
      })
      .catch(function (error) {
        button.textContent = error.message;
      });
  }

  function sparkle(element) {
    var angle = Math.random() * 20 - 10;
    element.animate([{ transform: 'rotate(' + angle + 'deg)' }, { transform: 'none' }], 200);
  }

  function mountCheckout(form) {
    var message = document.getElementById('message');
    var stripe = window.Stripe(form.dataset.key);

    form.addEventListener('submit', function (event) {
      event.preventDefault();
      var fields = new FormData(form);
      send('POST', '/api/checkout', {
        email: fields.get('email'),
        coupon: fields.get('coupon') || undefined,
        giftMessage: fields.get('giftMessage') || undefined,
      })
        .then(function (order) {
          var elements = stripe.elements({ clientSecret: order.clientSecret });
          elements.create('payment').mount('#payment');
          message.textContent = 'Order ' + order.order + ' is waiting for your payment';
        })
        .catch(function (error) {
          message.textContent = error.message;
        });
    });
  }

  document.addEventListener('click', function (event) {
    var button = event.target.closest('button[data-product]');
    if (button) addToCart(button);
  });

  var checkout = document.getElementById('checkout');
  if (checkout) mountCheckout(checkout);
})();
