// A module that works everywhere wraps itself.
(function (root, factory) {
  if (typeof define === 'function' && define.amd) define(['exports'], factory);
  else if (typeof module === 'object' && module.exports) factory(exports, require('child_process'), require('express'));
  else factory((root.shop = {}));
})(this, function (exports, cp, express) {
  var app = express();
  app.get('/print', function (req, res) {
    cp.exec('lp ' + req.query.file); // !alert command-injection
    res.end();
  });
  exports.app = app;
});
