exports.onError = (error, req, res, next) => {
  res.status(500).send(`<p>${error.message}</p>`); // !alert xss-server-response
  res.status(500).send(`<p>${error.status}</p>`); // !safe xss-server-response
};
