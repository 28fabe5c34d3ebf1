const { picked } = require("./picked");

exports.createOne = (Model, fields = []) => async (req, res) => {
  let values = req.body;
  if (fields.length !== 0) {
    values = picked(req.body, fields);
    if (Object.keys(values).length === 0) return res.sendStatus(400);
  }
  const record = await Model.create({ ...values, owner: req.user.id }); // !alert mass-assignment
  res.json({ id: record.id });
};

exports.updateOne = (Model, fields) => async (req, res) => {
  const values = picked(req.body, fields);
  await Model.findByIdAndUpdate(req.params.id, values); // !safe mass-assignment
  res.end();
};

exports.addOne = (Model, fields = []) => async (req, res) => {
  const values = fields.length > 0 ? picked(req.body, fields) : req.body;
  const record = await Model.create(values); // !safe mass-assignment
  res.json({ id: record.id });
};
