const media = require("../services/media");

exports.show = async (req, res) => {
  res.send(await media.read(req.params.name)); // !source
};

exports.remove = async (req, res) => {
  await media.remove(req.params.name);
  res.sendStatus(204);
};

exports.fetchRemote = async (req, res, next) => {
  try {
    res.json(await media.download(req.body));
  } catch (error) {
    next(error);
  }
};
